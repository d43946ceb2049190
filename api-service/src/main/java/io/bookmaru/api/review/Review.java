package io.bookmaru.api.review;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// @param readerInfo null while the author has told none
record Review(
        long id,
        long bookId,
        long authorId,
        String authorName,
        int rating,
        String body,
        @Nullable ReaderInfo readerInfo,
        Instant createdAt) {}
