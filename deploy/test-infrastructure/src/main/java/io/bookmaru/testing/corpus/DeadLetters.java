package io.bookmaru.testing.corpus;

import java.util.List;

/// Where a service keeps its dead letters.
interface DeadLetters {

    /// Those of the service alone, of all topics.
    List<DeadLetter> all();
}
