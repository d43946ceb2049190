package io.bookmaru.api.post;

import java.time.Instant;

public record CommentView(
        long id, long postId, long authorId, String authorName, String body, Instant createdAt) {}
