package io.bookmaru.consumer.deadletter;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

enum State {
    /// For an admin to decide on.
    WAITING,
    /// On its way to the listener again.
    REPLAYING,
    /// Has failed as often as it may be replayed: the handler is to be mended, or the letter
    /// discarded.
    PARKED,
    /// A replay has been applied.
    APPLIED,
    DISCARDED;

    /// Those that are not done with.
    static final Set<State> OPEN =
            Collections.unmodifiableSet(EnumSet.of(WAITING, REPLAYING, PARKED));
}
