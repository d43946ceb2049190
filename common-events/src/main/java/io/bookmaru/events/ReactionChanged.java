package io.bookmaru.events;

import java.time.Instant;
import java.util.UUID;

/// A child likes a book, dislikes it, or has taken its reaction back (`NONE`).
///
/// @param revision grows by one with each change of this child's reaction to this book; the highest
///   one is the truth, however often and in whatever order they arrive
public record ReactionChanged(
        UUID eventId, Instant occurredAt, long childId, long bookId, Kind kind, long revision)
        implements Event {

    public enum Kind {
        LIKE,
        DISLIKE,
        NONE
    }
}
