package io.bookmaru.benchmarks.reads;

import io.bookmaru.benchmarks.Benchmark;
import io.bookmaru.benchmarks.LoadAverage;
import io.bookmaru.benchmarks.Plan;
import io.bookmaru.benchmarks.Result;
import io.bookmaru.benchmarks.UnusableException;
import io.bookmaru.benchmarks.load.PacedLoad;
import io.bookmaru.benchmarks.load.PacedRequests;
import io.bookmaru.benchmarks.load.SignedTokens;
import io.bookmaru.benchmarks.site.Site;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// P8, for preference-service. Recommendations and preferences are asked for one after the other,
/// each at the full rate.
public final class PreferenceReads implements Benchmark {
    private static final int PER_SECOND = 500;
    private static final Families FAMILIES = new Families(10_000, 2_000, 50);
    private static final String RECOMMENDATIONS = "/recommendations?size=10";
    private static final String PREFERENCE = "/preference";

    @Override
    public String name() {
        return "p8";
    }

    @Override
    public String title() {
        return "P8: reads of preference-service at 500/s with 10,000 books";
    }

    @Override
    public Plan plan() {
        return new Plan(Duration.ofSeconds(60), Duration.ofSeconds(60), 1, false);
    }

    @Override
    public Result run(Plan plan, Path folder) throws Exception {
        System.out.println("Starting PostgreSQL, Kafka, Redis and the service");
        var tokens = SignedTokens.in(folder);
        try (var site = new Site(folder);
                var service = PreferenceService.start(site, tokens)) {
            System.out.println("Telling it of books, children and reactions");
            FAMILIES.tell(site.kafka().address());
            service.awaitApplied(FAMILIES);
            var loads = new ArrayList<Measured>();
            for (var read : List.of(RECOMMENDATIONS, PREFERENCE)) {
                System.out.println("Asking for " + read);
                var requests = new PacedRequests(service.process().uri(), requests(read, tokens));
                requests.run(PER_SECOND, plan.warmUp());
                loads.add(measure(read, requests, plan.measure()));
            }
            return result(plan, loads);
        }
    }

    /// Of each child's parent.
    private static List<PacedRequests.Get> requests(String read, SignedTokens tokens)
            throws Exception {
        var requests = new ArrayList<PacedRequests.Get>();
        for (var child = 1; child <= FAMILIES.children(); child++) {
            requests.add(
                    new PacedRequests.Get(
                            "/api/v1/children/" + child + read, tokens.forMember(child)));
        }
        return requests;
    }

    private record Measured(String read, PacedLoad load, String loadAverage) {}

    private static Measured measure(String read, PacedRequests requests, Duration time)
            throws Exception {
        var load = requests.run(PER_SECOND, time);
        var loadAverage = LoadAverage.now();
        if (load.answered() < PER_SECOND * time.toSeconds())
            throw new UnusableException(
                    "%s: %d of %d answered with 200 (expected: all)"
                            .formatted(read, load.answered(), PER_SECOND * time.toSeconds()));
        return new Measured(read, load, loadAverage);
    }

    private static Result result(Plan plan, List<Measured> measured) {
        var headline =
                String.format(
                        Locale.ROOT,
                        "P8: at %d/s for %d s: recommendations p50 %s, p99 %s; preference p50 %s, p99 %s",
                        PER_SECOND,
                        plan.measure().toSeconds(),
                        measured.getFirst().load().text(0.5),
                        measured.getFirst().load().text(0.99),
                        measured.getLast().load().text(0.5),
                        measured.getLast().load().text(0.99));
        var rows =
                measured.stream()
                        .map(m ->
                                List.of(
                                        m.read(),
                                        String.valueOf(m.load().answered()),
                                        m.load().text(0.5),
                                        m.load().text(0.99),
                                        m.load().text(0.999),
                                        m.load().text(1),
                                        String.format(
                                                Locale.ROOT, "%.1f ms", m.load().latest() / 1e6),
                                        m.loadAverage()))
                        .toList();
        var columns =
                List.of(
                        "read",
                        "answered",
                        "p50",
                        "p99",
                        "p99.9",
                        "max",
                        "driver late by at most",
                        "load average");
        return new Result(headline, new Result.Table(columns, rows), notes(plan));
    }

    private static List<String> notes(Plan plan) {
        return List.of(
                "Jetty's load generator, a schedule of %d requests a second over 64 connections, each read after %d s of warm-up at the same rate"
                        .formatted(PER_SECOND, plan.warmUp().toSeconds()),
                "times are from the moment at which a request was due to the last byte of its answer, the driver's own delays included; all answers are 200",
                "%d books, %d children with %d reactions each, told through Kafka; a request for each child in turn, each with its parent's token"
                        .formatted(
                                FAMILIES.books(),
                                FAMILIES.children(),
                                FAMILIES.reactionsPerChild()),
                "the service learns from all reactions every 5 s or at 1 % of a processor, whichever is less; PostgreSQL, Kafka, Redis, driver and service share the machine",
                "to compare: metarank publishes 10 to 30 ms for a ranking");
    }
}
