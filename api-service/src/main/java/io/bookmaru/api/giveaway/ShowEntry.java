package io.bookmaru.api.giveaway;

import io.bookmaru.http.NotFoundException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What has become of a member's entry.
///
/// How far the giveaway has come is read before the entry: who is not there, or has not won, when
/// it was sold out or drawn already, has lost for good. The other way round a winner could be told
/// so while the draw is being committed.
@Component
class ShowEntry {
    private final KnownGiveaways known;
    private final Giveaways giveaways;
    private final Entries entries;
    private final ConfirmedEntries confirmed;
    private final SharedEntries shared;

    ShowEntry(
            KnownGiveaways known,
            Giveaways giveaways,
            Entries entries,
            ConfirmedEntries confirmed,
            SharedEntries shared) {
        this.known = known;
        this.giveaways = giveaways;
        this.entries = entries;
        this.confirmed = confirmed;
        this.shared = shared;
    }

    /// @param place among all entries, from 1; null until it is known
    record Shown(EntryStatus status, @Nullable Integer place) {}

    /// Once it is sold out, whoever has no place has lost, entered or not: late entries are not
    /// kept.
    ///
    /// @throws NotFoundException when the member has not entered, as far as is known: an entry that
    ///   has no place yet is known to Redis and to the instance that took it
    Shown of(long id, long memberId) {
        var asked = known.get(id);
        var giveaway = asked.giveaway();
        var progress = giveaways.progress(id);
        var stored = entries.find(id, memberId);
        if (stored.isPresent()) {
            var entry = stored.get();
            return new Shown(status(giveaway, progress, entry), entry.place());
        }
        if (progress.isSoldOut()) return new Shown(EntryStatus.LOST, null);
        if (confirmed.contains(id, memberId)
                || shared.contains(giveaway, asked.receipts().bytesOf(memberId)))
            return new Shown(EntryStatus.WAITING, null);
        throw NotFoundException.of("entry in giveaway", id);
    }

    private static EntryStatus status(
            Giveaway giveaway, Progress progress, Entries.StoredEntry entry) {
        return switch (giveaway.mode()) {
            case FIRST_COME -> wonIf(entry.place() <= giveaway.quota());
            case RAFFLE -> progress.isDrawn() ? wonIf(entry.won()) : EntryStatus.WAITING;
        };
    }

    private static EntryStatus wonIf(boolean won) {
        return won ? EntryStatus.WON : EntryStatus.LOST;
    }
}
