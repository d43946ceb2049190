package io.bookmaru.events;

import java.time.Instant;
import java.util.UUID;

/// A member blocks another one, or no longer does.
///
/// @param memberId who blocks; the other side learns nothing of it
/// @param revision grows by one with each change of this block; the highest one is the truth,
///   however often and in whatever order they arrive
public record BlockChanged(
        UUID eventId,
        Instant occurredAt,
        long memberId,
        long blockedMemberId,
        boolean active,
        long revision)
        implements Event {}
