package io.bookmaru.preference.ledger;

import org.springframework.stereotype.Service;

/// Applies again what was applied for a book that has changed since, or that is known only now. May
/// stop anywhere and be repeated.
@Service
public class ReapplyBook {
    private static final int CHILDREN_AT_ONCE = 500;

    private final Ledger ledger;
    private final ApplyReactions apply;

    ReapplyBook(Ledger ledger, ApplyReactions apply) {
        this.ledger = ledger;
        this.apply = apply;
    }

    /// The book's new revision must be saved, in the caller's transaction or before.
    public void reapply(long bookId) {
        var outdated = ledger.outdated(bookId, 0, CHILDREN_AT_ONCE);
        while (!outdated.isEmpty()) {
            apply.apply(outdated);
            outdated = ledger.outdated(bookId, outdated.getLast().childId(), CHILDREN_AT_ONCE);
        }
    }
}
