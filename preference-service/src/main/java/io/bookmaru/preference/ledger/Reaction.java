package io.bookmaru.preference.ledger;

import io.bookmaru.events.ReactionChanged;

/// The newest known reaction of a child to a book.
///
/// @param revision the highest one is the truth, in whatever order they come
public record Reaction(long childId, long bookId, ReactionChanged.Kind kind, long revision) {

    public Reaction {
        if (childId < 1 || bookId < 1 || revision < 1)
            throw new IllegalArgumentException(
                    "child %d, book %d, revision %d (expected: all >= 1)"
                            .formatted(childId, bookId, revision));
    }

    /// What it adds to the score of each genre and topic of the book, and by how much it moves each
    /// axis per unit of the book's trait.
    double weight() {
        return switch (kind) {
            case LIKE -> 2.0;
            case DISLIKE -> -2.0;
            case NONE -> 0.0;
        };
    }
}
