package io.bookmaru.preference.drain;

import io.bookmaru.consumer.delivery.FailureKind;
import io.bookmaru.preference.reaction.AssignedPartitions;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.springframework.stereotype.Component;

/// What the drains do, and for how long the one that waits longest has got nowhere.
@Component
class DrainMeters {
    private final MeterRegistry meters;
    private final Counter applied;
    private final AssignedPartitions partitions;
    private final Clock clock;

    DrainMeters(MeterRegistry meters, AssignedPartitions partitions, Clock clock) {
        this.meters = meters;
        this.partitions = partitions;
        this.clock = clock;
        this.applied = meters.counter("bookmaru.drain.reactions");
        Gauge.builder("bookmaru.drain.waiting", this, m -> m.longestWait().toMillis() / 1e3)
                .baseUnit("seconds")
                .register(meters);
    }

    void applied(int reactions) {
        applied.increment(reactions);
    }

    void failed(FailureKind kind) {
        var name = kind.name().toLowerCase(Locale.ROOT);
        meters.counter("bookmaru.drain.failures", "kind", name).increment();
    }

    private Duration longestWait() {
        return partitions.all().stream()
                .flatMap(partition -> partition.waitingSince().stream())
                .map(since -> Duration.between(since, clock.instant()))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }
}
