package io.bookmaru.preference.ledger;

import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Makes the scores follow the newest reactions. Repeatable: what the ledger already has, or has
/// newer, changes nothing.
@Service
public class ApplyReactions {
    private final Locks locks;
    private final Ledger ledger;
    private final TasteHistory history;
    private final Clock clock;

    ApplyReactions(Locks locks, Ledger ledger, TasteHistory history, Clock clock) {
        this.locks = locks;
        this.ledger = ledger;
        this.history = history;
        this.clock = clock;
    }

    /// @param reactions each child and book at most once
    @Transactional
    public void apply(List<Reaction> reactions) {
        if (reactions.isEmpty()) return;
        locks.keepBooksAsTheyAre();
        locks.lockChildren(reactions.stream().map(Reaction::childId).toList());
        var now = clock.instant();
        var changed = ledger.settle(reactions, now);
        if (!changed.isEmpty()) history.write(changed, TasteHistory.Source.FEEDBACK, now);
    }
}
