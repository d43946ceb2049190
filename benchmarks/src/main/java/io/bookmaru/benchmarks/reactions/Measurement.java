package io.bookmaru.benchmarks.reactions;

import io.bookmaru.benchmarks.load.Load;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// One side under load for a time.
///
/// @param drained how long after the last answer the outbox was empty
/// @param loadAverage of the machine at its end
record Measurement(String side, Duration time, Load load, Duration drained, String loadAverage) {
    static final List<String> COLUMNS =
            List.of(
                    "side",
                    "accepted/s",
                    "p50",
                    "p99",
                    "accepted",
                    "refused",
                    "outbox empty after",
                    "load average");

    double perSecond() {
        return load.perSecond(time);
    }

    List<String> row() {
        return List.of(
                side,
                String.format(Locale.ROOT, "%.0f", perSecond()),
                millis(load.p50Micros()),
                millis(load.p99Micros()),
                String.valueOf(load.accepted()),
                String.valueOf(load.unanswered()),
                drained.toMillis() + " ms",
                loadAverage);
    }

    private static String millis(long micros) {
        return micros == 0 ? "" : String.format(Locale.ROOT, "%.1f ms", micros / 1e3);
    }
}
