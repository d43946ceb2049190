package io.bookmaru.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// These members have won a giveaway, by being early enough or by a draw.
///
/// @param winnerIds at most 1,000; a giveaway with more winners has several of these events, and
///   nobody is in two of them
public record GiveawayDrawn(UUID eventId, Instant occurredAt, long giveawayId, List<Long> winnerIds)
        implements Event {}
