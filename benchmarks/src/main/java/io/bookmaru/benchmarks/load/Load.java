package io.bookmaru.benchmarks.load;

import io.bookmaru.benchmarks.UnusableException;
import java.time.Duration;
import tools.jackson.databind.json.JsonMapper;

/// What a load driver saw: the last line that its script prints.
///
/// @param accepted answers with 2xx
/// @param acceptedInTime those of them that came before the sending stopped
/// @param refused answers with any other status
/// @param broken connections or requests without an answer
public record Load(
        long accepted,
        long acceptedInTime,
        long refused,
        long broken,
        long p50Micros,
        long p99Micros) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Load parse(String output) throws UnusableException {
        var line = output.lines().filter(l -> l.startsWith("{")).reduce((a, b) -> b);
        if (line.isEmpty()) throw new UnusableException("wrk printed no figures:\n" + output);
        return JSON.readValue(line.get(), Load.class);
    }

    /// Requests without the answer that they asked for.
    public long unanswered() {
        return refused + broken;
    }

    /// @param time for which requests were sent
    public double perSecond(Duration time) {
        return acceptedInTime / (time.toMillis() / 1e3);
    }
}
