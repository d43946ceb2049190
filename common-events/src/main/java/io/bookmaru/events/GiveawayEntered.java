package io.bookmaru.events;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A member has entered a giveaway, or a giveaway has closed.
///
/// The order of a giveaway's records is the order of its entries. A member counts once, by its
/// first record; what comes after the first record of the kind `CLOSED` does not count.
///
/// @param memberId null when closed
public record GiveawayEntered(
        UUID eventId, Instant occurredAt, long giveawayId, Kind kind, @Nullable Long memberId)
        implements Event {

    public enum Kind {
        ENTERED,
        CLOSED
    }
}
