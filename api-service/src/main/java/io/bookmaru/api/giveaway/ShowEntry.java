package io.bookmaru.api.giveaway;

import io.bookmaru.http.NotFoundException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What has become of a member's entry.
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

    /// @throws NotFoundException when the member has not entered
    Shown of(long id, long memberId) {
        var asked = known.get(id);
        var giveaway = asked.giveaway();
        var stored = entries.find(id, memberId);
        if (stored.isPresent()) {
            var place = stored.get().place();
            return new Shown(status(giveaway, stored.get()), place);
        }
        if (!giveaways.soldOut(List.of(id)).isEmpty()) return new Shown(EntryStatus.LOST, null);
        if (confirmed.contains(id, memberId)
                || shared.contains(giveaway, asked.receipts().bytesOf(memberId)))
            return new Shown(EntryStatus.WAITING, null);
        throw NotFoundException.of("entry in giveaway", id);
    }

    private EntryStatus status(Giveaway giveaway, Entries.StoredEntry entry) {
        return switch (giveaway.mode()) {
            case FIRST_COME -> wonIf(entry.place() <= giveaway.quota());
            case RAFFLE ->
                    giveaways.progress(giveaway.id()).isDrawn()
                            ? wonIf(entry.won())
                            : EntryStatus.WAITING;
        };
    }

    private static EntryStatus wonIf(boolean won) {
        return won ? EntryStatus.WON : EntryStatus.LOST;
    }
}
