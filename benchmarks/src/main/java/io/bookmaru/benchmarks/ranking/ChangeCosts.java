package io.bookmaru.benchmarks.ranking;

import io.bookmaru.benchmarks.Benchmark;
import io.bookmaru.benchmarks.LoadAverage;
import io.bookmaru.benchmarks.Plan;
import io.bookmaru.benchmarks.Result;
import io.bookmaru.benchmarks.UnusableException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// P4, and P10 for it: what one approved change of a profile writes, in the service and in the
/// naive way.
public final class ChangeCosts implements Benchmark {
    private static final int CHANGES = 500;
    private static final int COMPARED_AT = 100_000;

    @Override
    public String name() {
        return "p4";
    }

    @Override
    public String title() {
        return "P4: one profile change";
    }

    /// @param written rows, or Redis fields, for each change
    private record Cost(double written, Duration time) {}

    @Override
    public Result run(Plan plan, Path folder) throws Exception {
        var sizes =
                plan.trial()
                        ? List.of(1_000, 10_000)
                        : List.of(1_000, 10_000, COMPARED_AT, 1_000_000);
        var rows = new ArrayList<List<String>>();
        var headline = "";
        try (var site = new RankingSite(folder);
                var changes = new ProfileChanges(site.site.kafka().address())) {
            for (var members : sizes) {
                var ours = inTheService(site, changes, members);
                var naive = naive(site, members);
                rows.add(row(members, ours, naive));
                if (members <= COMPARED_AT) headline = headline(members, ours, naive);
            }
        }
        var columns =
                List.of(
                        "members",
                        "rows written a change",
                        "time a change",
                        "naive: fields written",
                        "naive: time a change",
                        "fewer writes");
        return new Result(headline, new Result.Table(columns, rows), notes());
    }

    private static Cost inTheService(RankingSite site, ProfileChanges changes, int members)
            throws Exception {
        site.growTo(members);
        try (var _ = site.start()) {
            var ledger = new ChangeLedger(site.profiles.jdbc());
            apply(changes, ledger, members, 50);
            var before = ledger.awaitCounted();
            var started = System.nanoTime();
            apply(changes, ledger, members, CHANGES);
            var time = Duration.ofNanos((System.nanoTime() - started) / CHANGES);
            var written = ledger.awaitCounted() - before;
            return new Cost(written / (double) CHANGES, time);
        }
    }

    private static void apply(ProfileChanges changes, ChangeLedger ledger, int members, int count)
            throws InterruptedException, UnusableException {
        var last = ledger.lastChange();
        for (var i = 0; i < count; i++)
            changes.change(1 + i * 7919L % members, 1 + i * 104_729L % members);
        ledger.awaitChange(last + count);
    }

    private static Cost naive(RankingSite site, int members) {
        try (var naive = new FieldPerMember(site.redis.port())) {
            naive.change(Math.min(members, 1_000));
            var started = System.nanoTime();
            naive.change(members);
            return new Cost(members, Duration.ofNanos(System.nanoTime() - started));
        }
    }

    private static List<String> row(int members, Cost ours, Cost naive) {
        return List.of(
                String.format(Locale.ROOT, "%,d", members),
                String.format(Locale.ROOT, "%.2f", ours.written()),
                String.format(Locale.ROOT, "%.2f ms", ours.time().toNanos() / 1e6),
                String.format(Locale.ROOT, "%,.0f", naive.written()),
                String.format(Locale.ROOT, "%,.0f ms", naive.time().toNanos() / 1e6),
                String.format(Locale.ROOT, "%,.0f x", naive.written() / ours.written()));
    }

    private static String headline(int members, Cost ours, Cost naive) {
        return String.format(
                Locale.ROOT,
                "P4: %.2f rows written a change, %,.0f x fewer writes than one field per member at %,d members, %,.0f x less time",
                ours.written(),
                naive.written() / ours.written(),
                members,
                naive.time().toNanos() / (double) ours.time().toNanos());
    }

    private static List<String> notes() {
        return List.of(
                "the service: %d events from Kafka; rows written in all of its tables, as PostgreSQL counts them, divided by the changes; time from the first event sent to the last applied, divided likewise"
                        .formatted(CHANGES),
                "naive: `HSET ranking:{member} {changed member} stale` for each member, each waiting for its answer; one change",
                "shape: a change writes its own row and the counter's, and those that come together share the row of their partition's position; nothing in it depends on how many members there are",
                "load average at the end: " + LoadAverage.now());
    }
}
