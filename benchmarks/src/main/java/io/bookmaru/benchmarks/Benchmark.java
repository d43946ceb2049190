package io.bookmaru.benchmarks;

import java.nio.file.Path;

/// A question about speed, answered by a ratio to a baseline that is measured in the same run.
public interface Benchmark {

    /// As on the command line: `p1`.
    String name();

    /// What is compared to what.
    String title();

    /// How long it runs unless options say otherwise.
    default Plan plan() {
        return Plan.FULL;
    }

    /// @param folder empty, on a real disk, deleted by the next run
    /// @throws UnusableException when there are no figures, or they must not be believed
    Result run(Plan plan, Path folder) throws Exception;
}
