package io.bookmaru.benchmarks.reactions;

import java.time.Duration;

/// One of those that are measured in turns.
interface Contender {
    String name();

    Measurement measure(Duration time) throws Exception;
}
