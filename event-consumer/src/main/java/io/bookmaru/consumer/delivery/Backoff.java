package io.bookmaru.consumer.delivery;

import java.time.Duration;

/// Pauses that double from one failure to the next.
class Backoff {
    private final Duration min;
    private final Duration max;
    private Duration last = Duration.ZERO;

    Backoff(Duration min, Duration max) {
        this.min = min;
        this.max = max;
    }

    Duration next() {
        var doubled = last.isZero() ? min : last.multipliedBy(2);
        last = doubled.compareTo(max) > 0 ? max : doubled;
        return last;
    }

    void reset() {
        last = Duration.ZERO;
    }
}
