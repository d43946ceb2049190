package io.bookmaru.benchmarks.ranking;

import io.bookmaru.familiarity.index.MemberIndex;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Rankings of one viewer after the other, on one thread.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgs = {"-Xms512m", "-Xmx512m"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class FullRanking {
    private static final int KEPT = 1_000;
    private static final int CHANGES = 10;

    @Param({"1000", "10000", "100000", "1000000"})
    int members;

    private MemberIndex index = new MemberIndex(SomeProfile.SCORE);
    private long viewer;

    static MemberIndex index(int members) {
        var index = new MemberIndex(SomeProfile.SCORE);
        index.weigh(SomeProfile.rarity());
        for (var member = 1; member <= members; member++)
            index.put(member, SomeProfile.number(member));
        return index;
    }

    @Setup
    public void fill() {
        index = index(members);
    }

    /// The first 1,000 among all.
    @Benchmark
    public long[] full() {
        return index.compareWith(nextViewer()).scan().best(KEPT);
    }

    /// A page that is not kept, in the middle.
    @Benchmark
    public Object deepPage() {
        var from = members / 2;
        return index.compareWith(nextViewer()).scan().slice(from, from + 20);
    }

    /// What a view does for ten changes since the last one, without the list they are put into.
    @Benchmark
    public long tenChanges() {
        var compared = index.compareWith(nextViewer());
        long places = 0;
        for (var i = 0; i < CHANGES; i++) places += compared.place(1 + (viewer * 31 + i) % members);
        return places;
    }

    private long nextViewer() {
        viewer = 1 + (viewer + 7919) % members;
        return viewer;
    }
}
