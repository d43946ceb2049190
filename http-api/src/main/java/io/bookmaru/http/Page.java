package io.bookmaru.http;

import java.util.List;

/// One page of a list: `{content: [...], page: {number, size, totalElements}}`.
public record Page<T>(List<T> content, PageInfo page) {

    public static <T> Page<T> of(List<T> content, Paging paging, long totalElements) {
        return new Page<>(content, PageInfo.of(paging, totalElements));
    }
}
