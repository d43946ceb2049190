package io.bookmaru.benchmarks.ranking;

import io.bookmaru.benchmarks.Benchmark;
import io.bookmaru.benchmarks.LoadAverage;
import io.bookmaru.benchmarks.Plan;
import io.bookmaru.benchmarks.Result;
import io.bookmaru.benchmarks.site.Site;
import io.bookmaru.infrastructure.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// P5, and P10 for it: a ranking of one viewer by the index, by a query, and by JPA.
public final class FullRankings implements Benchmark {
    private static final Database DATABASE = new Database("rankings", "benchmark");
    private static final int PAIRS_OF = 200;

    @Override
    public String name() {
        return "p5";
    }

    @Override
    public String title() {
        return "P5: a full ranking for one viewer";
    }

    @Override
    public Plan plan() {
        return new Plan(Duration.ofSeconds(6), Duration.ofSeconds(10), 1, false);
    }

    @Override
    public Result run(Plan plan, Path folder) throws Exception {
        var sizes =
                plan.trial() ? List.of(1_000, 100_000) : List.of(1_000, 10_000, 100_000, 1_000_000);
        var most = sizes.getLast();
        var bytes = IndexSize.bytesPerMember(most);
        var jmh = Jmh.in(folder).run(FullRanking.class, options(plan, sizes));
        var load = LoadAverage.now();
        var rows = new ArrayList<List<String>>();
        try (var site = new Site(folder)) {
            site.postgres().add(DATABASE);
            var profiles = ProfileRows.in(site.postgres(), DATABASE);
            var sql = new SqlRanking(profiles.jdbc());
            sql.createTable();
            var query = Duration.ZERO;
            var lastChange = 0L;
            for (var members : sizes) {
                lastChange = profiles.growTo(members, lastChange);
                sql.time(1);
                query = sql.time(2);
                rows.add(row(jmh, members, query));
            }
            var pairs = pairs(site);
            return result(most, bytes, jmh, query, pairs, rows, load);
        }
    }

    private static String[] options(Plan plan, List<Integer> sizes) {
        var members = "members=" + String.join(",", sizes.stream().map(String::valueOf).toList());
        return new String[] {
            "-p",
            members,
            "-wi",
            "3",
            "-w",
            Math.max(1, plan.warmUp().toSeconds() / 3) + "s",
            "-i",
            "5",
            "-r",
            Math.max(1, plan.measure().toSeconds() / 5) + "s"
        };
    }

    /// @return for all pairs of [#PAIRS_OF] members
    private static Duration pairs(Site site) {
        var url = site.postgres().jdbcUrl(DATABASE.name());
        try (var jpa = new JpaPairs(url, DATABASE.name(), DATABASE.password())) {
            jpa.time(PAIRS_OF / 4);
            return jpa.time(PAIRS_OF);
        }
    }

    private static List<String> row(
            Map<String, Map<Integer, Double>> jmh, int members, Duration query) {
        return List.of(
                String.format(Locale.ROOT, "%,d", members),
                millis(jmh, "full", members),
                millis(jmh, "deepPage", members),
                millis(jmh, "tenChanges", members),
                String.format(Locale.ROOT, "%.0f ms", query.toNanos() / 1e6));
    }

    private static String millis(
            Map<String, Map<Integer, Double>> jmh, String method, int members) {
        return String.format(Locale.ROOT, "%.4f ms", of(jmh, method, members));
    }

    private static double of(Map<String, Map<Integer, Double>> jmh, String method, int members) {
        return jmh.getOrDefault(method, Map.of()).getOrDefault(members, Double.NaN);
    }

    private static Result result(
            int most,
            double bytes,
            Map<String, Map<Integer, Double>> jmh,
            Duration query,
            Duration pairs,
            List<List<String>> rows,
            String load) {
        var full = of(jmh, "full", most);
        var growth = (double) most * (most - 1) / ((double) PAIRS_OF * (PAIRS_OF - 1));
        var headline =
                String.format(
                        Locale.ROOT,
                        "P5: %.1f ms among %,d members on one core, %.1f bytes a member; %.0f x SQL; all pairs by JPA would take %.0f days",
                        full,
                        most,
                        bytes,
                        query.toNanos() / 1e6 / full,
                        pairs.toSeconds() * growth / 86_400);
        var table =
                new Result.Table(
                        List.of(
                                "members",
                                "first 1,000 among all",
                                "page in the middle",
                                "ten changes",
                                "SQL"),
                        rows);
        return new Result(headline, table, notes(load, pairs));
    }

    private static List<String> notes(String load, Duration pairs) {
        return List.of(
                "index: JMH, one thread, average of 5 iterations; load average after it " + load,
                "a member has 5 hobbies and 5 interests of 2,000 each, unevenly popular, one of 16 types and one of 250 regions; the weights have an epoch with 20 common terms of each kind",
                "bytes a member: heap with the index less heap without, after collections",
                "shape: a ranking reads every member once, so it grows with the members; below 100,000 what is seen is the sorting of the first 1,000. Ten changes cost ten comparisons, however many members there are; they grow only by what falls out of the processor's caches",
                "SQL: the second of two runs on PostgreSQL 18, without the weights of terms, so its scores are not the same",
                "JPA: all pairs of %d members loaded, scored and saved in %d ms, times the square of the ratio of members"
                        .formatted(PAIRS_OF, pairs.toMillis()));
    }
}
