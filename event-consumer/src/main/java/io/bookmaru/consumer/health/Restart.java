package io.bookmaru.consumer.health;

import java.time.Duration;
import java.time.Instant;

/// The restart of one dead listener, planned or done.
record Restart(Duration pause, Instant due, boolean done) {

    static Restart first(Instant now, SupervisionProperties properties) {
        return new Restart(properties.minBackoff(), now.plus(properties.minBackoff()), false);
    }

    /// The one after this, for a listener that died again.
    Restart next(Instant now, SupervisionProperties properties) {
        var doubled = pause.multipliedBy(2);
        var longest = properties.maxBackoff();
        var next = doubled.compareTo(longest) > 0 ? longest : doubled;
        return new Restart(next, now.plus(next), false);
    }

    Restart asDone() {
        return new Restart(pause, due, true);
    }

    boolean isDue(Instant now) {
        return !done && !now.isBefore(due);
    }

    /// True when a living listener has earned that it is forgotten.
    boolean isForgotten(Instant now, SupervisionProperties properties) {
        return !done || now.isAfter(due.plus(properties.maxBackoff()));
    }
}
