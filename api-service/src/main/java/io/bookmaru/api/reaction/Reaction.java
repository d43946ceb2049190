package io.bookmaru.api.reaction;

import io.bookmaru.api.reaction.ReactionChange.Pair;
import io.bookmaru.events.ReactionChanged;

record Reaction(long childId, long bookId, ReactionChanged.Kind kind, long revision) {

    Pair pair() {
        return new Pair(childId, bookId);
    }
}
