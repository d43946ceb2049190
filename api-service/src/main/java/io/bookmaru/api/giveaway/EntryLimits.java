package io.bookmaru.api.giveaway;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Component;

/// What keeps a burst of entries from taking the whole service: how many may wait for Kafka at
/// once, and how many are sent in a second.
@Component
class EntryLimits {
    private final Semaphore free;
    private final AtomicReference<Second> second;
    private final GiveawayProperties properties;
    private final Clock clock;
    private final Counter refused;

    private record Second(long number, AtomicInteger entries) {}

    EntryLimits(GiveawayProperties properties, Clock clock, MeterRegistry meters) {
        this.free = new Semaphore(properties.atOnce());
        this.second = new AtomicReference<>(new Second(0, new AtomicInteger()));
        this.properties = properties;
        this.clock = clock;
        this.refused = meters.counter("bookmaru.giveaway.refused");
        Gauge.builder(
                        "bookmaru.giveaway.waiting",
                        () -> properties.atOnce() - free.availablePermits())
                .register(meters);
    }

    /// @throws TooManyEntriesException instead of running the entry
    void run(Runnable entry) {
        if (!free.tryAcquire()) throw refuse("Many entries wait already");
        try {
            if (thisSecond().incrementAndGet() > properties.perSecond())
                throw refuse("More entries a second than are taken");
            entry.run();
        } finally {
            free.release();
        }
    }

    private AtomicInteger thisSecond() {
        var now = clock.instant().getEpochSecond();
        var current = second.get();
        if (current.number != now) {
            second.compareAndSet(current, new Second(now, new AtomicInteger()));
            current = second.get();
        }
        return current.entries;
    }

    private TooManyEntriesException refuse(String why) {
        refused.increment();
        return new TooManyEntriesException(why);
    }
}
