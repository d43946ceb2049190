package io.bookmaru.events;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A child was registered, changed or erased. Never carries the child's nickname.
///
/// @param memberId the parent who owns the child
/// @param revision grows by one with each change
/// @param birthYear null when erased
public record ChildChanged(
        UUID eventId,
        Instant occurredAt,
        long childId,
        long memberId,
        long revision,
        Kind kind,
        @Nullable Integer birthYear)
        implements Event {

    public enum Kind {
        REGISTERED,
        UPDATED,
        ERASED
    }
}
