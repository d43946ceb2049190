package io.bookmaru.benchmarks;

import java.time.Duration;
import java.util.List;

/// How long to run each side.
///
/// @param rounds of measurement, in which the sides alternate
/// @param trial whether this only tries the benchmark out
public record Plan(Duration warmUp, Duration measure, int rounds, boolean trial) {
    static final String OPTIONS = "[--short] [--warm-up=SECONDS] [--measure=SECONDS] [--rounds=N]";

    static final Plan FULL = new Plan(Duration.ofSeconds(60), Duration.ofSeconds(30), 2, false);
    private static final Plan SHORT =
            new Plan(Duration.ofSeconds(5), Duration.ofSeconds(5), 1, true);

    /// @param full what the options change, unless they ask for the short one
    static Plan parse(Plan full, List<String> options) throws UnusableException {
        var plan = options.contains("--short") ? SHORT : full;
        for (var option : options) plan = plan.with(option);
        return plan;
    }

    private Plan with(String option) throws UnusableException {
        var parts = option.split("=", 2);
        if (parts[0].equals("--short") && parts.length == 1) return this;
        int value =
                parts.length == 2 && parts[1].matches("[1-9][0-9]{0,4}")
                        ? Integer.parseInt(parts[1])
                        : 0;
        if (value == 0) throw new UnusableException(option + " (expected: " + OPTIONS + ")");
        return switch (parts[0]) {
            case "--warm-up" -> new Plan(Duration.ofSeconds(value), measure, rounds, trial);
            case "--measure" -> new Plan(warmUp, Duration.ofSeconds(value), rounds, trial);
            case "--rounds" -> new Plan(warmUp, measure, value, trial);
            default -> throw new UnusableException(option + " (expected: " + OPTIONS + ")");
        };
    }
}
