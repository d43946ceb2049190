package io.bookmaru.http;

/// Which page of a list: `?page=0&size=20`. A controller method takes it as a parameter.
///
/// @param page from 0
/// @param size from 1 to 100
public record Paging(int page, int size) {
    static final int DEFAULT_SIZE = 20;
    static final int MAX_SIZE = 100;
    static final int MAX_PAGE = 1_000_000;

    /// Rows before the page.
    public int offset() {
        return page * size;
    }
}
