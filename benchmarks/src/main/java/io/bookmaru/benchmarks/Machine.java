package io.bookmaru.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/// What a figure was measured on, without which it says nothing.
record Machine(String processor, int cores, long memoryBytes, String system, String jdk) {
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    static Machine here() throws IOException {
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new Machine(
                processorModel(),
                system.getAvailableProcessors(),
                system.getTotalMemorySize(),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.vm.name") + " " + Runtime.version());
    }

    private static String processorModel() throws IOException {
        var unknown = System.getProperty("os.arch");
        if (!Files.exists(PROCESSORS)) return unknown;
        try (var lines = Files.lines(PROCESSORS)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(unknown);
        }
    }

    @Override
    public String toString() {
        return "%s, %d cores, %.1f GiB, %s, %s"
                .formatted(processor, cores, memoryBytes / (double) (1 << 30), system, jdk);
    }
}
