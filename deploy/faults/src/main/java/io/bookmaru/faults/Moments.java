package io.bookmaru.faults;

import java.time.Duration;
import java.util.Random;

/// The moments at which a fault happens, decided by the seed.
final class Moments {
    private final Random random;
    private final Duration length;
    private final int times;

    /// @param length of what lasts
    /// @param times that it happens
    Moments(Random random, Duration length, int times) {
        this.random = random;
        this.length = length;
        this.times = times;
    }

    int times() {
        return times;
    }

    /// Waits until the next one, up to three seconds.
    void next() throws InterruptedException {
        Thread.sleep(random.nextLong(3_000));
    }

    /// Waits while it lasts.
    void last() throws InterruptedException {
        Thread.sleep(length);
    }

    Random random() {
        return random;
    }
}
