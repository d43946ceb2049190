package io.bookmaru.benchmarks.tastes;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// One side with so many events, each of a child and a book of its own.
///
/// @param loadAverage of the machine at its end
record Run(String side, int events, Duration buffered, Duration applied, String loadAverage) {
    static final List<String> COLUMNS =
            List.of(
                    "side",
                    "events",
                    "buffered in",
                    "events/s",
                    "applied in",
                    "reactions/s",
                    "microseconds an event",
                    "load average");

    double bufferedPerSecond() {
        return perSecond(buffered);
    }

    double appliedPerSecond() {
        return perSecond(applied);
    }

    double microsEach() {
        return buffered.plus(applied).toNanos() / 1e3 / events;
    }

    private double perSecond(Duration time) {
        return events / (time.toNanos() / 1e9);
    }

    List<String> row() {
        return List.of(
                side,
                String.valueOf(events),
                buffered.toMillis() + " ms",
                number(bufferedPerSecond()),
                applied.toMillis() + " ms",
                number(appliedPerSecond()),
                number(microsEach()),
                loadAverage);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.0f", value);
    }
}
