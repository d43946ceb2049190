package io.bookmaru.events;

import java.time.Instant;
import java.util.UUID;

/// A service keeps nothing any more of a child or a member but its id. Told again as often as the
/// erasure is heard.
///
/// @param service short name, for example `push`
public record ErasureConfirmed(
        UUID eventId, Instant occurredAt, Kind kind, long subjectId, String service)
        implements Event {
    public enum Kind {
        CHILD,
        MEMBER
    }
}
