package io.bookmaru.api.giveaway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bookmaru.testing.SettableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EntryLimitsTest {
    private final SettableClock clock = SettableClock.at(Instant.parse("2026-12-01T01:00:00Z"));
    private final AtomicInteger run = new AtomicInteger();

    @Test
    void refuseWhatIsMoreInASecondThanIsTaken() {
        var limits = limits(10, 2);

        limits.run(run::incrementAndGet);
        limits.run(run::incrementAndGet);
        assertThatThrownBy(() -> limits.run(run::incrementAndGet))
                .isInstanceOf(TooManyEntriesException.class);

        clock.advance(Duration.ofSeconds(1));
        limits.run(run::incrementAndGet);
        assertThat(run).hasValue(3);
    }

    @Test
    void refuseWhatIsMoreAtOnceThanMayWait() {
        var limits = limits(1, 100);

        limits.run(() ->
                assertThatThrownBy(() -> limits.run(run::incrementAndGet))
                        .isInstanceOf(TooManyEntriesException.class));

        limits.run(run::incrementAndGet);
        assertThat(run).hasValue(1);
    }

    private EntryLimits limits(int atOnce, int perSecond) {
        var second = Duration.ofSeconds(1);
        return new EntryLimits(
                new GiveawayProperties(second, second, second, atOnce, perSecond, 1),
                clock,
                new SimpleMeterRegistry());
    }
}
