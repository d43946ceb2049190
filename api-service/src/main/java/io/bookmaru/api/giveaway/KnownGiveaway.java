package io.bookmaru.api.giveaway;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A giveaway as this instance remembers it, so that an entry asks no database.
final class KnownGiveaway {
    private final Giveaway giveaway;
    private final Receipts receipts;
    private volatile boolean soldOut;
    private volatile @Nullable Set<Long> winners;

    KnownGiveaway(Giveaway giveaway, Receipts receipts) {
        this.giveaway = giveaway;
        this.receipts = receipts;
    }

    Giveaway giveaway() {
        return giveaway;
    }

    Receipts receipts() {
        return receipts;
    }

    /// Learned from consumed entries only, so it stays true.
    boolean isSoldOut() {
        return soldOut;
    }

    void sellOut() {
        soldOut = true;
    }

    /// Who is among the first, once it is sold out: they have their places for good.
    boolean isWonBy(long memberId, Entries entries) {
        var known = winners;
        return (known == null ? winners(entries) : known).contains(memberId);
    }

    /// Read once, though everybody asks when it has just sold out.
    private synchronized Set<Long> winners(Entries entries) {
        var known = winners;
        if (known != null) return known;
        var read = Set.copyOf(entries.members(giveaway.id(), giveaway.quota()));
        winners = read;
        return read;
    }
}
