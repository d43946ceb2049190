package io.bookmaru.push.delivery;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// How many deliveries have been planned, and what has become of them. Both are counted in one
/// statement, so that planned = waiting + accepted + gone + rejected + dropped in every sample.
@Component
class DeliveryMetrics {
    private final Deliveries deliveries;
    private final MultiGauge states;
    private final AtomicLong planned = new AtomicLong();

    DeliveryMetrics(Deliveries deliveries, MeterRegistry meters) {
        this.deliveries = deliveries;
        this.states = MultiGauge.builder("bookmaru.push.deliveries").register(meters);
        Gauge.builder("bookmaru.push.planned", planned, AtomicLong::get).register(meters);
    }

    @Scheduled(initialDelay = 15_000, fixedDelay = 15_000)
    void count() {
        var counts = deliveries.counts();
        planned.set(counts.stream().mapToLong(DeliveryCount::count).sum());
        states.register(counts.stream().map(DeliveryMetrics::row).toList(), /* overwrite */ true);
    }

    private static Row<?> row(DeliveryCount count) {
        var state = count.state().name().toLowerCase(Locale.ROOT);
        return Row.of(Tags.of("state", state, "reason", count.reason()), count.count());
    }
}
