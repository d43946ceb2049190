package io.bookmaru.benchmarks.reactions;

import io.bookmaru.benchmarks.Benchmark;
import io.bookmaru.benchmarks.LoadAverage;
import io.bookmaru.benchmarks.Plan;
import io.bookmaru.benchmarks.Result;
import io.bookmaru.benchmarks.UnusableException;
import io.bookmaru.benchmarks.load.Wrk;
import io.bookmaru.benchmarks.site.Site;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// P2. First a load that leaves room, with a reader at the end of the topic; then the relay alone
/// with what has piled up.
public final class PublishedReactions implements Benchmark {
    private static final int PER_SECOND = 2_000;
    private static final int BACKLOG = 300_000;
    private static final String[] SMALL_HEAP = {"-Xms256m", "-Xmx256m"};

    @Override
    public String name() {
        return "p2";
    }

    @Override
    public String title() {
        return "P2: from an accepted reaction to the event that can be read from Kafka";
    }

    @Override
    public Plan plan() {
        return new Plan(Duration.ofSeconds(60), Duration.ofMinutes(5), 1, false);
    }

    @Override
    public Result run(Plan plan, Path folder) throws Exception {
        var wrk = Wrk.with("reactions.lua", folder);
        System.out.println("Starting PostgreSQL, Kafka and the service");
        try (var site = new Site(folder)) {
            site.postgres().add(Services.DATABASE);
            var services = new Services(site, Services.DATABASE);
            try (var ledger = Ledger.of(site)) {
                var delays = delays(plan, services, wrk, ledger, folder);
                var backlog =
                        backlog(plan.trial() ? BACKLOG / 10 : BACKLOG, services, site, ledger);
                return result(plan, ledger.durability(), delays, backlog);
            }
        }
    }

    private record Delays(long accepted, long published, Delay delay, String loadAverage) {}

    private static Delays delays(Plan plan, Services services, Wrk wrk, Ledger ledger, Path folder)
            throws Exception {
        try (var api = services.startApi()) {
            var data = Fixture.of(api).writeLua(folder.resolve("data.lua"));
            ledger.takeAllBack();
            wrk.run(api.uri(), LoadedService.CONNECTIONS, plan.warmUp(), data);
            ledger.awaitEmptyOutbox();
            ledger.takeAllBack();
            var before = ledger.count();
            try (var reader = TopicReader.atTheEnd(services.site().kafka().address())) {
                var load =
                        wrk.run(
                                api.uri(),
                                LoadedService.CONNECTIONS,
                                plan.measure(),
                                data,
                                PER_SECOND);
                var loadAverage = LoadAverage.now();
                ledger.awaitEmptyOutbox();
                var count = ledger.count().since(before);
                if (load.unanswered() > 0 || count.committed() != load.accepted()) {
                    throw new UnusableException(
                            "Not kept, or refused: %s, %s".formatted(load, count));
                }
                reader.awaitRecords(count.published());
                return new Delays(load.accepted(), count.published(), reader.delay(), loadAverage);
            }
        }
    }

    private record Backlog(int events, Duration time) {
        double perSecond() {
            return events / (time.toMillis() / 1e3);
        }
    }

    /// From the first record in Kafka to the last, so without the start of the JVM but with its
    /// first, slow seconds.
    private static Backlog backlog(int events, Services services, Site site, Ledger ledger)
            throws Exception {
        System.out.println("Relaying a backlog of " + events);
        ledger.pileUp(events);
        try (var reader = TopicReader.atTheEnd(site.kafka().address());
                var _ = services.startApi(SMALL_HEAP)) {
            ledger.awaitEmptyOutbox();
            reader.awaitRecords(events);
            return new Backlog(events, reader.fromFirstToLast());
        }
    }

    private static Result result(Plan plan, String durability, Delays delays, Backlog backlog) {
        var headline =
                String.format(
                        Locale.ROOT,
                        "P2: p99 %.1f ms at %.0f/s for %d s, %d of %d published; backlog of %d in %.1f s, %.0f/s",
                        delays.delay().millis(0.99),
                        delays.accepted() / (double) plan.measure().toSeconds(),
                        plan.measure().toSeconds(),
                        delays.published(),
                        delays.accepted(),
                        backlog.events(),
                        backlog.time().toMillis() / 1e3,
                        backlog.perSecond());
        var delay = delays.delay();
        var table =
                new Result.Table(
                        List.of(
                                "accepted",
                                "published",
                                "p50",
                                "p99",
                                "p99.9",
                                "max",
                                "load average"),
                        List.of(
                                List.of(
                                        String.valueOf(delays.accepted()),
                                        String.valueOf(delays.published()),
                                        String.format(Locale.ROOT, "%.1f ms", delay.millis(0.5)),
                                        String.format(Locale.ROOT, "%.1f ms", delay.millis(0.99)),
                                        String.format(Locale.ROOT, "%.1f ms", delay.millis(0.999)),
                                        String.format(Locale.ROOT, "%.1f ms", delay.millis(1)),
                                        delays.loadAverage())));
        return new Result(headline, table, notes(plan, durability));
    }

    private static List<String> notes(Plan plan, String durability) {
        return List.of(
                "`PUT /api/v1/children/{childId}/reactions/{bookId}` over %d connections at %d/s, after %d s of warm-up at full speed"
                        .formatted(
                                LoadedService.CONNECTIONS, PER_SECOND, plan.warmUp().toSeconds()),
                "the delay of an event is from `occurredAt`, which is set before its commit, to the poll that returned it: longer than from the answer's 2xx",
                "checked: as many changes in PostgreSQL as answers with 2xx, none refused, and as many records in Kafka",
                "backlog: events put into the outbox while no service runs; then api-service starts with `%s`; from the first record in Kafka to the last"
                        .formatted(String.join(" ", SMALL_HEAP)),
                "PostgreSQL: " + durability);
    }
}
