package io.bookmaru.benchmarks.ranking;

import io.bookmaru.benchmarks.Benchmark;
import io.bookmaru.benchmarks.LoadAverage;
import io.bookmaru.benchmarks.Plan;
import io.bookmaru.benchmarks.Result;
import io.bookmaru.benchmarks.UnusableException;
import io.bookmaru.benchmarks.load.PacedLoad;
import io.bookmaru.benchmarks.load.PacedRequests;
import io.bookmaru.benchmarks.load.PacedRequests.Get;
import io.bookmaru.benchmarks.load.SignedTokens;
import io.bookmaru.benchmarks.site.ServiceProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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
        try (var site = new RankingSite(folder)) {
            site.growTo(members);
            var started = System.nanoTime();
            try (var service = site.start()) {
                var start = Duration.ofNanos(System.nanoTime() - started);
                var load = load(plan, site, service, members);
                var loadAverage = LoadAverage.now();
                var afterChanges = new ViewAfterChanges(site, service).times(members);
                return result(plan, members, start, load, loadAverage, afterChanges);
            }
        }
    }

    private static PacedLoad load(Plan plan, RankingSite site, ServiceProcess service, int members)
            throws Exception {
        var pages = new PacedRequests(service.uri(), pages(site.tokens));
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
            pages.run(PER_SECOND, plan.warmUp());
            var load = pages.run(PER_SECOND, plan.measure());
            clock.shutdownNow();
            if (load.answered() < load.sent())
                throw new UnusableException(
                        "%d of %d answered with 200 (expected: all)"
                                .formatted(load.answered(), load.sent()));
            return load;
        }
    }

    /// Most look at the first page; one in five further down.
    private static List<Get> pages(SignedTokens tokens) throws Exception {
        var pages = new ArrayList<Get>();
        for (var viewer = 1; viewer <= VIEWERS; viewer++) {
            var page = viewer % 5 == 0 ? viewer % 45 : 0;
            pages.add(
                    new Get(
                            "/api/v1/familiarity/ranking?size=20&page=" + page,
                            tokens.forMember(viewer)));
        }
        return pages;
    }

    private static Result result(
            Plan plan,
            int members,
            Duration start,
            PacedLoad load,
            String loadAverage,
            ViewAfterChanges.Times after) {
        var headline =
                String.format(
                        Locale.ROOT,
                        "P8: p99 %s at %d/s among %,d members while %d profiles change a second; a page after 10 changes %.1f ms (median; p99 %.1f ms)",
                        load.text(0.99),
                        PER_SECOND,
                        members,
                        CHANGES_PER_SECOND,
                        after.medianMillis(),
                        after.p99Millis());
        var table =
                new Result.Table(
                        List.of(
                                "pages",
                                "p50",
                                "p99",
                                "p99.9",
                                "max",
                                "driver late by at most",
                                "load average"),
                        List.of(
                                List.of(
                                        String.valueOf(load.answered()),
                                        load.text(0.5),
                                        load.text(0.99),
                                        load.text(0.999),
                                        load.text(1),
                                        String.format(Locale.ROOT, "%.1f ms", load.latest() / 1e6),
                                        loadAverage)));
        return new Result(
                headline,
                table,
                List.of(
                        "`GET /api/v1/familiarity/ranking?size=20` by %d viewers on a schedule of %d/s (Jetty's load generator, 64 connections), one in five of them a page up to the 45th; driver, PostgreSQL, Kafka, Redis and the service share the machine"
                                .formatted(VIEWERS, PER_SECOND),
                        "times are from the moment at which a request was due, the driver's own delays included",
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
