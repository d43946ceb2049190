package io.bookmaru.benchmarks.ranking;

import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;

/// How much an index takes: the heap with it less the heap without.
final class IndexSize {

    static double bytesPerMember(int members) {
        FullRanking.index(1_000);
        var before = used();
        var index = FullRanking.index(members);
        var after = used();
        Reference.reachabilityFence(index);
        return (after - before) / (double) members;
    }

    private static long used() {
        var memory = ManagementFactory.getMemoryMXBean();
        for (var i = 0; i < 3; i++) memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }

    private IndexSize() {}
}
