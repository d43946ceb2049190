package io.bookmaru.benchmarks.reactions;

import java.util.Arrays;

/// How long each of many things took.
record Delay(long[] sortedMillis) {

    static Delay of(long[] millis) {
        var sorted = millis.clone();
        Arrays.sort(sorted);
        return new Delay(sorted);
    }

    /// @param part 0.99 for the time that 99 of 100 took at most
    double millis(double part) {
        if (sortedMillis.length == 0) return 0;
        int rank = (int) Math.ceil(part * sortedMillis.length);
        return sortedMillis[Math.max(rank, 1) - 1];
    }
}
