package io.bookmaru.api.post;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

public record PostView(
        long id,
        long authorId,
        String authorName,
        String title,
        String body,
        @Nullable Long bookId,
        Instant createdAt) {}
