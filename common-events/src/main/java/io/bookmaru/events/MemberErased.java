package io.bookmaru.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// A member has deleted its account, and its children went with it. Whoever keeps anything of them
/// forgets it and says so with an [ErasureConfirmed]. Published again, as a new fact, until all
/// have.
///
/// @param childIds the children that the member had at that time; at most 5,000 of them
public record MemberErased(UUID eventId, Instant occurredAt, long memberId, List<Long> childIds)
        implements Event {}
