package io.bookmaru.benchmarks.ranking;

import io.bookmaru.benchmarks.Benchmark;
import io.bookmaru.benchmarks.LoadAverage;
import io.bookmaru.benchmarks.Plan;
import io.bookmaru.benchmarks.Result;
import io.bookmaru.benchmarks.UnusableException;
import io.bookmaru.benchmarks.load.Load;
import io.bookmaru.benchmarks.load.Wrk;
import io.bookmaru.benchmarks.site.ServiceProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// P8 for rankings: pages at a rate, while profiles change; then a page after ten changes at a
/// time.
public final class RankingPages implements Benchmark {
    private static final int PER_SECOND = 500;
    private static final int CHANGES_PER_SECOND = 10;
    private static final int CONNECTIONS = 32;
    private static final int VIEWERS = 500;

    @Override
    public String name() {
        return "p8-ranking";
    }

    @Override
    public String title() {
        return "P8: pages of rankings";
    }

    @Override
    public Plan plan() {
        return new Plan(Duration.ofSeconds(60), Duration.ofSeconds(60), 1, false);
    }

    @Override
    public Result run(Plan plan, Path folder) throws Exception {
        var members = plan.trial() ? 100_000 : 1_000_000;
        var wrk = Wrk.with("pages.lua", folder);
        try (var site = new RankingSite(folder)) {
            site.growTo(members);
            var started = System.nanoTime();
            try (var service = site.start()) {
                var start = Duration.ofNanos(System.nanoTime() - started);
                var data = Files.writeString(folder.resolve("data.lua"), lua(site.tokens));
                var load = load(plan, site, service, wrk, data, members);
                var loadAverage = LoadAverage.now();
                var afterChanges = new ViewAfterChanges(site, service).times(members);
                return result(plan, members, start, load, loadAverage, afterChanges);
            }
        }
    }

    private static Load load(
            Plan plan, RankingSite site, ServiceProcess service, Wrk wrk, Path data, int members)
            throws Exception {
        var member = new AtomicLong(VIEWERS);
        try (var changes = new ProfileChanges(site.site.kafka().address());
                var clock = Executors.newSingleThreadScheduledExecutor()) {
            clock.scheduleAtFixedRate(
                    () -> {
                        var next = VIEWERS + 1 + member.incrementAndGet() % (members - VIEWERS);
                        changes.change(next, next * 31 % members + 1);
                    },
                    0,
                    1_000 / CHANGES_PER_SECOND,
                    TimeUnit.MILLISECONDS);
            wrk.run(service.uri(), CONNECTIONS, plan.warmUp(), data, PER_SECOND);
            var load = wrk.run(service.uri(), CONNECTIONS, plan.measure(), data, PER_SECOND);
            clock.shutdownNow();
            if (load.unanswered() > 0) throw new UnusableException("Not answered: " + load);
            return load;
        }
    }

    /// Most look at the first page; one in five further down.
    private static String lua(Tokens tokens) throws Exception {
        var lua = new StringBuilder("return {\n");
        for (var viewer = 1; viewer <= VIEWERS; viewer++) {
            var page = viewer % 5 == 0 ? viewer % 45 : 0;
            lua.append(
                    "{path=\"/api/v1/familiarity/ranking?size=20&page=%d\",token=\"%s\"},\n"
                            .formatted(page, tokens.of(viewer)));
        }
        return lua.append("}\n").toString();
    }

    private static Result result(
            Plan plan,
            int members,
            Duration start,
            Load load,
            String loadAverage,
            ViewAfterChanges.Times after) {
        var headline =
                String.format(
                        Locale.ROOT,
                        "P8: p99 %.1f ms at %.0f/s among %,d members while %d profiles change a second; a page after 10 changes %.1f ms (median; p99 %.1f ms)",
                        load.p99Micros() / 1e3,
                        load.perSecond(plan.measure()),
                        members,
                        CHANGES_PER_SECOND,
                        after.medianMillis(),
                        after.p99Millis());
        var table =
                new Result.Table(
                        List.of("pages", "p50", "p99", "load average"),
                        List.of(
                                List.of(
                                        String.valueOf(load.accepted()),
                                        String.format(
                                                Locale.ROOT, "%.1f ms", load.p50Micros() / 1e3),
                                        String.format(
                                                Locale.ROOT, "%.1f ms", load.p99Micros() / 1e3),
                                        loadAverage)));
        return new Result(
                headline,
                table,
                List.of(
                        "`GET /api/v1/familiarity/ranking?size=20` by %d viewers over %d connections at %d/s, one in five of them a page up to the 45th; wrk, PostgreSQL, Kafka, Redis and the service share the machine"
                                .formatted(VIEWERS, CONNECTIONS, PER_SECOND),
                        "after %d s of the same to warm up, in which each viewer's ranking is made from all members"
                                .formatted(plan.warmUp().toSeconds()),
                        "a page after 10 changes: ten profiles are written to PostgreSQL in one transaction, then one viewer asks for the first page; from the request to the end of the answer, HTTP included, %d times"
                                .formatted(after.views()),
                        String.format(
                                Locale.ROOT,
                                "the service was ready after %.1f s, with all profiles in memory",
                                start.toMillis() / 1e3)));
    }
}
