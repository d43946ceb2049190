package io.bookmaru.api.giveaway;

import io.bookmaru.http.ConflictException;
import java.time.Clock;
import org.springframework.stereotype.Component;

/// Enters a member; a repeat gets the same receipt and has no other effect.
@Component
class EnterGiveaway {
    private final KnownGiveaways known;
    private final ConfirmedEntries confirmed;
    private final SharedEntries shared;
    private final Entries entries;
    private final EntryLimits limits;
    private final EntryLog log;
    private final Clock clock;

    EnterGiveaway(
            KnownGiveaways known,
            ConfirmedEntries confirmed,
            SharedEntries shared,
            Entries entries,
            EntryLimits limits,
            EntryLog log,
            Clock clock) {
        this.known = known;
        this.confirmed = confirmed;
        this.shared = shared;
        this.entries = entries;
        this.limits = limits;
        this.log = log;
        this.clock = clock;
    }

    record Entered(String receipt, EntryStatus status) {}

    /// @throws ConflictException when it is not open
    Entered enter(long id, long memberId) {
        var asked = known.get(id);
        var giveaway = asked.giveaway();
        var now = clock.instant();
        if (!giveaway.hasOpened(now))
            throw new ConflictException("giveaway-not-open", "Opens at " + giveaway.opensAt());
        if (giveaway.hasClosed(now))
            throw new ConflictException("giveaway-closed", "Closed at " + giveaway.closesAt());
        var receipt = asked.receipts().bytesOf(memberId);
        return new Entered(Receipts.text(receipt), status(asked, memberId, receipt));
    }

    private EntryStatus status(KnownGiveaway asked, long memberId, byte[] receipt) {
        var giveaway = asked.giveaway();
        if (asked.isSoldOut())
            return asked.isWonBy(memberId, entries) ? EntryStatus.WON : EntryStatus.LOST;
        if (!confirmed.contains(giveaway.id(), memberId)) {
            limits.run(() -> confirm(giveaway, memberId, receipt));
            confirmed.add(giveaway.id(), memberId);
        }
        return EntryStatus.WAITING;
    }

    private void confirm(Giveaway giveaway, long memberId, byte[] receipt) {
        if (shared.contains(giveaway, receipt)) return;
        log.append(giveaway, memberId);
        shared.add(giveaway, receipt);
    }
}
