package io.bookmaru.api.erasure;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.stereotype.Component;

/// How many erasures wait for a service, and for how long.
@Component
class ErasureMetrics {
    ErasureMetrics(Erasures erasures, Clock clock, MeterRegistry meters) {
        Gauge.builder("bookmaru.erasures.open", erasures, Erasures::countOpen).register(meters);
        Gauge.builder(
                        "bookmaru.erasures.oldest",
                        erasures,
                        e -> e.oldestOpenAgeSeconds(clock.instant()))
                .baseUnit("seconds")
                .register(meters);
    }
}
