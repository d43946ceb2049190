package io.bookmaru.http;

public record PageInfo(int number, int size, long totalElements) {

    public static PageInfo of(Paging paging, long totalElements) {
        return new PageInfo(paging.page(), paging.size(), totalElements);
    }
}
