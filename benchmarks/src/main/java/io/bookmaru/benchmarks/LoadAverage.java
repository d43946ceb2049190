package io.bookmaru.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/// How many threads the machine ran or kept waiting in the last minute, ours and others'.
public final class LoadAverage {

    public static String now() {
        var average = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        return average < 0 ? "unknown" : String.format(Locale.ROOT, "%.1f", average);
    }

    private LoadAverage() {}
}
