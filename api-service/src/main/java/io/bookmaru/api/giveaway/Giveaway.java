package io.bookmaru.api.giveaway;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What never changes of a giveaway.
///
/// @param quota how many win at most
/// @param opensAt from when on entries are taken
/// @param closesAt from when on none is
/// @param commitment SHA-256 of a raffle's seed; null when first come
record Giveaway(
        long id,
        String title,
        Mode mode,
        int quota,
        Instant opensAt,
        Instant closesAt,
        byte @Nullable [] commitment) {

    boolean hasOpened(Instant now) {
        return !now.isBefore(opensAt);
    }

    boolean hasClosed(Instant now) {
        return !now.isBefore(closesAt);
    }
}
