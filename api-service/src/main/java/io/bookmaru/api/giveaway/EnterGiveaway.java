package io.bookmaru.api.giveaway;

import io.bookmaru.http.ConflictException;
import java.time.Clock;
import org.springframework.stereotype.Component;

/// Enters a member; a repeat gets the same receipt and has no other effect.
@Component
class EnterGiveaway {
    private final KnownGiveaways known;
    private final ConfirmedEntries confirmed;
    private final Entries entries;
    private final EntryLimits limits;
    private final EntryLog log;
    private final Clock clock;

    EnterGiveaway(
            KnownGiveaways known,
            ConfirmedEntries confirmed,
            Entries entries,
            EntryLimits limits,
            EntryLog log,
            Clock clock) {
        this.known = known;
        this.confirmed = confirmed;
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
        return new Entered(asked.receipts().of(memberId), status(asked, memberId));
    }

    private EntryStatus status(KnownGiveaway asked, long memberId) {
        var giveaway = asked.giveaway();
        if (asked.isSoldOut())
            return asked.isWonBy(memberId, entries) ? EntryStatus.WON : EntryStatus.LOST;
        if (!confirmed.contains(giveaway.id(), memberId)) {
            limits.run(() -> log.append(giveaway, memberId));
            confirmed.add(giveaway.id(), memberId);
        }
        return EntryStatus.WAITING;
    }
}
