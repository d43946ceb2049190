package io.bookmaru.publisher;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Tells the relay of this instance that something was committed. Many wakes before a look are one.
class RelayWakeUp {
    private final Semaphore committed = new Semaphore(0);

    void wake() {
        if (committed.availablePermits() == 0) committed.release();
    }

    void await(Duration atMost) throws InterruptedException {
        if (committed.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS))
            committed.drainPermits();
    }
}
