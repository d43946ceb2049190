package io.bookmaru.api.reaction;

import io.bookmaru.events.ReactionChanged;

record Reaction(long childId, long bookId, ReactionChanged.Kind kind, long revision) {}
