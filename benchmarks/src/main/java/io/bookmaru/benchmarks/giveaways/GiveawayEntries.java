package io.bookmaru.benchmarks.giveaways;

import io.bookmaru.benchmarks.Benchmark;
import io.bookmaru.benchmarks.LoadAverage;
import io.bookmaru.benchmarks.Plan;
import io.bookmaru.benchmarks.Result;
import io.bookmaru.benchmarks.UnusableException;
import io.bookmaru.benchmarks.load.PacedLoad;
import io.bookmaru.benchmarks.load.PacedRequests;
import io.bookmaru.benchmarks.load.SignedTokens;
import io.bookmaru.benchmarks.load.Wrk;
import io.bookmaru.benchmarks.site.Site;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

/// P7. Each member enters each giveaway once; then entries at the required rate beside reads.
public final class GiveawayEntries implements Benchmark {
    private static final int PER_SECOND = Integer.getInteger("bookmaru.entries-per-second", 5_000);
    private static final int REQUIRED = 1_667;

    /// More than are needed at the time that an entry takes: what waits for a free one is late, and
    /// counted twice.
    private static final int CONNECTIONS = 1_024;

    private static final int GIVEAWAYS = 30;

    /// Entries that are open at the same time are those of a wave: its members enter all giveaways
    /// before the next ones do.
    private static final int WAVE = 1_000;

    /// The collector with the least work in all, and room enough that it seldom collects
    /// everything.
    private static final String MEMORY = "-Xms1g -Xmx1g -XX:+UseParallelGC";

    private static final int READS_PER_SECOND = 200;
    private static final int READERS = 500;
    private static final Duration MOST_BESIDE = Duration.ofSeconds(60);

    /// wrk reads its tokens with both processors before it sends the first entry.
    private static final Duration UNTIL_ENTRIES_FLOW = Duration.ofSeconds(10);

    @Override
    public String name() {
        return "p7";
    }

    @Override
    public String title() {
        return "P7: entries into giveaways, confirmed by Kafka, at one api-service process";
    }

    @Override
    public Plan plan() {
        return new Plan(Duration.ofSeconds(120), Duration.ofSeconds(600), 1, false);
    }

    private record Measured(
            String what,
            int perSecond,
            Duration time,
            EntryLoad load,
            EntryService.Stored stored,
            Duration settled,
            String loadAverage) {}

    private record Reads(PacedLoad alone, PacedLoad beside) {
        double ratio() {
            return beside.millis(0.99) / alone.millis(0.99);
        }
    }

    @Override
    public Result run(Plan plan, Path folder) throws Exception {
        var wrk = Wrk.with("entries.lua", folder);
        System.out.println("Signing tokens");
        var signing = SignedTokens.in(folder);
        long longest = Math.max(plan.measure().toSeconds(), plan.warmUp().toSeconds()) * PER_SECOND;
        // One wave more: what was due before the end is sent a little after it.
        int members = (int) (Math.ceilDiv(longest, (long) GIVEAWAYS * WAVE) + 1) * WAVE;
        var entrants = Entrants.sign(members, WAVE, signing, folder);
        System.out.println("Starting PostgreSQL, Kafka, Redis and the service");
        try (var site = new Site(folder);
                var service = EntryService.start(site, signing, options())) {
            var run = new Run(wrk, service, entrants, folder);
            var requests = new PacedRequests(service.uri(), reads(service, signing));
            run.enter("warm-up", PER_SECOND, plan.warmUp());
            var full = run.enter("aim", PER_SECOND, plan.measure());
            var beside = plan.measure().compareTo(MOST_BESIDE) < 0 ? plan.measure() : MOST_BESIDE;
            System.out.println("Reads alone, then beside entries");
            requests.run(READS_PER_SECOND, plan.warmUp());
            var alone = requests.run(READS_PER_SECOND, beside);
            var reading =
                    new FutureTask<>(
                            (Callable<PacedLoad>)
                                    () -> {
                                        Thread.sleep(UNTIL_ENTRIES_FLOW);
                                        return requests.run(READS_PER_SECOND, beside);
                                    });
            Thread.ofPlatform().start(reading);
            var entering = beside.plus(UNTIL_ENTRIES_FLOW);
            var required = run.enter("requirement, beside reads", REQUIRED, entering);
            return result(plan, List.of(full, required), new Reads(alone, reading.get()), members);
        }
    }

    /// For a profile: `-Dbookmaru.p7-options=-XX:StartFlightRecording=…`.
    private static String[] options() {
        return (MEMORY + " " + System.getProperty("bookmaru.p7-options", "")).trim().split(" ");
    }

    private record Run(Wrk wrk, EntryService service, Entrants entrants, Path folder) {

        Measured enter(String what, int perSecond, Duration time) throws Exception {
            System.out.printf("Entries at %d/s for %d s: %s%n", perSecond, time.toSeconds(), what);
            var giveaways = service.addGiveaways(GIVEAWAYS);
            var data = entrants.into(giveaways, folder.resolve("data.lua"));
            var output = wrk.output(service.uri(), CONNECTIONS, time, data, perSecond);
            var load = EntryLoad.parse(output);
            var loadAverage = LoadAverage.now();
            var settled = service.awaitPlaces(giveaways, load.accepted());
            var stored = service.stored(giveaways);
            check(load, stored);
            var measured = new Measured(what, perSecond, time, load, stored, settled, loadAverage);
            System.out.println(row(measured));
            return measured;
        }
    }

    /// Each pair was sent once. One that was not confirmed may be there all the same.
    private static void check(EntryLoad load, EntryService.Stored stored) throws UnusableException {
        if (stored.rows() < load.accepted()
                || stored.rows() > load.sent()
                || stored.members() != stored.rows()
                || stored.wrongPlaces() > 0)
            throw new UnusableException("Not what was confirmed: %s, %s".formatted(load, stored));
    }

    private static List<PacedRequests.Get> reads(EntryService service, SignedTokens signing)
            throws Exception {
        var books = service.addBooks(READERS);
        var reads = new ArrayList<PacedRequests.Get>();
        for (int i = 0; i < READERS; i++) {
            var token = signing.forMember(1_000_000L + i);
            reads.add(new PacedRequests.Get("/api/v1/books/" + books.get(i), token));
            reads.add(new PacedRequests.Get("/api/v1/books?query=강아지&page=" + i % 20, token));
            reads.add(new PacedRequests.Get("/api/v1/posts?size=20", token));
        }
        return reads;
    }

    private static Result result(Plan plan, List<Measured> measured, Reads reads, int members) {
        var full = measured.getFirst();
        var headline =
                String.format(
                        Locale.ROOT,
                        "P7: %.0f/s for %d s, p99 %s, %d confirmed and %d of them in Postgres, %d doubles;"
                                + " reads beside %d/s: p99 %s instead of %s (%.1f x)",
                        full.load().perSecond(full.time()),
                        full.time().toSeconds(),
                        EntryLoad.millis(full.load().p99Millis()),
                        full.load().accepted(),
                        Math.min(full.load().accepted(), full.stored().rows()),
                        full.stored().rows() - full.stored().members(),
                        REQUIRED,
                        reads.beside().text(0.99),
                        reads.alone().text(0.99),
                        reads.ratio());
        var columns =
                List.of(
                        "entries",
                        "asked for/s",
                        "confirmed/s",
                        "p50",
                        "p99",
                        "sent",
                        "confirmed",
                        "refused or broken",
                        "in Postgres",
                        "all have a place after",
                        "load average");
        var rows = measured.stream().map(GiveawayEntries::row).toList();
        return new Result(headline, new Result.Table(columns, rows), notes(plan, reads, members));
    }

    private static List<String> row(Measured measured) {
        var load = measured.load();
        return List.of(
                measured.what(),
                String.valueOf(measured.perSecond()),
                String.format(Locale.ROOT, "%.0f", load.perSecond(measured.time())),
                EntryLoad.millis(load.p50Micros() / 1e3),
                EntryLoad.millis(load.p99Millis()),
                String.valueOf(load.sent()),
                String.valueOf(load.accepted()),
                String.valueOf(load.refused() + load.broken()),
                String.valueOf(measured.stored().rows()),
                measured.settled().toMillis() + " ms",
                measured.loadAverage());
    }

    private static List<String> notes(Plan plan, Reads reads, int members) {
        return List.of(
                "`POST /api/v1/giveaways/{id}/entries` over %d connections, on a schedule, after %d s of warm-up; %d members, %d giveaways at a time, each pair once; tokens made before the run"
                        .formatted(CONNECTIONS, plan.warmUp().toSeconds(), members, GIVEAWAYS),
                "%d members at a time enter all giveaways, then the next: one entry in 30 is the first with its token, whose signature is verified"
                        .formatted(WAVE),
                "p99 is from the moment at which a request was due, an upper bound: what all but one in 200 were late in being sent, plus what all but one in 200 took from then on",
                "checked after each load: every confirmed entry in PostgreSQL, each pair once, the places of each giveaway 1, 2, 3 … without a gap",
                String.format(
                        Locale.ROOT,
                        "reads of api-service at %d/s (a book, a search, posts): alone p50 %s, p99 %s; beside entries p50 %s, p99 %s; %d of %d answered with 200",
                        READS_PER_SECOND,
                        reads.alone().text(0.5),
                        reads.alone().text(0.99),
                        reads.beside().text(0.5),
                        reads.beside().text(0.99),
                        reads.alone().answered() + reads.beside().answered(),
                        reads.alone().sent() + reads.beside().sent()),
                "the reads begin %d s after the entries, as wrk takes both processors until it has read its tokens"
                        .formatted(UNTIL_ENTRIES_FLOW.toSeconds()),
                "the service runs with `%s`".formatted(MEMORY),
                "wrk, Jetty's load generator, PostgreSQL (fsync=on), Kafka, Redis and the service share the machine");
    }
}
