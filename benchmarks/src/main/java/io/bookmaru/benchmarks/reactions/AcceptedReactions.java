package io.bookmaru.benchmarks.reactions;

import io.bookmaru.benchmarks.Benchmark;
import io.bookmaru.benchmarks.Plan;
import io.bookmaru.benchmarks.Result;
import io.bookmaru.benchmarks.load.Pgbench;
import io.bookmaru.benchmarks.load.Wrk;
import io.bookmaru.benchmarks.site.Site;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/// P1. Both services run all the time; only one of them, or PostgreSQL alone, is under load.
public final class AcceptedReactions implements Benchmark {
    @Override
    public String name() {
        return "p1";
    }

    @Override
    public String title() {
        return "P1: reactions accepted durably by one api-service process";
    }

    @Override
    public Result run(Plan plan, Path folder) throws Exception {
        var wrk = Wrk.with("reactions.lua", folder);
        System.out.println("Starting PostgreSQL, Kafka and the services");
        try (var site = new Site(folder)) {
            site.postgres().add(Services.DATABASE);
            var services = new Services(site, Services.DATABASE);
            var api = services.startApi();
            var naive = services.startNaive(api);
            var data = Fixture.of(api).writeLua(folder.resolve("data.lua"));
            try (var ledger = Ledger.of(site)) {
                var contest =
                        new Contest(
                                List.of(
                                        new LoadedService(
                                                "api-service", api.uri(), wrk, data, ledger),
                                        new LoadedService("naive", naive.uri(), wrk, data, ledger),
                                        new TwoInserts(pgbench(site, folder), ledger)));
                return Comparison.of(plan, ledger.durability(), contest.run(plan));
            }
        }
    }

    private static Pgbench pgbench(Site site, Path folder) throws Exception {
        var server =
                URI.create(
                        site.postgres()
                                .jdbcUrl(Services.DATABASE.name())
                                .substring("jdbc:".length()));
        var address =
                "postgresql://%s:%s@%s:%d/%s"
                        .formatted(
                                Services.DATABASE.name(),
                                Services.DATABASE.password(),
                                server.getHost(),
                                server.getPort(),
                                Services.DATABASE.name());
        return Pgbench.with("reactions.sql", folder, address);
    }
}
