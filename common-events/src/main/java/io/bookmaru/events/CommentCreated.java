package io.bookmaru.events;

import java.time.Instant;
import java.util.UUID;

/// Somebody commented on a post. Carries neither the comment's text nor the post's title: a lock
/// screen shows what a push says, so the reader fetches those itself.
///
/// @param authorName the commenter's display name at that time
public record CommentCreated(
        UUID eventId,
        Instant occurredAt,
        long commentId,
        long postId,
        long postAuthorId,
        long authorId,
        String authorName)
        implements Event {}
