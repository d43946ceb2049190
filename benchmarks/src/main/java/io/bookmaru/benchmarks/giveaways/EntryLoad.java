package io.bookmaru.benchmarks.giveaways;

import io.bookmaru.benchmarks.UnusableException;
import java.time.Duration;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;

/// What the load driver saw of entries that it sent on a schedule.
///
/// @param accepted answers with 202
/// @param broken connections or requests without an answer
/// @param lateP995Millis by how much the driver missed its schedule, but for one request in 200
record EntryLoad(
        long sent,
        long accepted,
        long acceptedInTime,
        long refused,
        long broken,
        long p50Micros,
        long p99Micros,
        long p995Micros,
        long lateP995Millis) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static EntryLoad parse(String output) throws UnusableException {
        var line = output.lines().filter(l -> l.startsWith("{")).reduce((a, b) -> b);
        if (line.isEmpty()) throw new UnusableException("wrk printed no figures:\n" + output);
        return JSON.readValue(line.get(), EntryLoad.class);
    }

    double perSecond(Duration time) {
        return acceptedInTime / (time.toMillis() / 1e3);
    }

    /// At least 99 of 100 requests took no longer, from the moment at which they were due: of the
    /// rest, one in 200 may have been sent late and one in 200 answered late.
    double p99Millis() {
        return p995Micros / 1e3 + lateP995Millis;
    }

    static String millis(double millis) {
        return String.format(Locale.ROOT, "%.1f ms", millis);
    }
}
