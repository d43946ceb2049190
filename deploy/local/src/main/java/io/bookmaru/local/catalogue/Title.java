package io.bookmaru.local.catalogue;

import tools.jackson.databind.JsonNode;

/// What tells one book from another.
record Title(String title, String author) {

    static Title of(JsonNode book) {
        return new Title(book.path("title").stringValue(), book.path("author").stringValue());
    }
}
