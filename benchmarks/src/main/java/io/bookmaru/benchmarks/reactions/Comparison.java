package io.bookmaru.benchmarks.reactions;

import io.bookmaru.benchmarks.Plan;
import io.bookmaru.benchmarks.Result;
import io.bookmaru.benchmarks.site.ServiceProcess;
import java.util.List;
import java.util.Locale;

/// The figure of P1: how many times the naive way api-service is, in the mean of the rounds, and
/// how it compares with PostgreSQL alone.
final class Comparison {

    static Result of(Plan plan, String durability, List<Measurement> measurements) {
        double api = mean("api-service", measurements);
        double pgbench = mean("pgbench", measurements);
        double naive = mean("naive", measurements);
        var headline =
                String.format(
                        Locale.ROOT,
                        "P1: %.0f/s, %.2f x pgbench (%.0f/s), %.1f x naive (%.0f/s)",
                        api,
                        api / pgbench,
                        pgbench,
                        api / naive,
                        naive);
        return new Result(
                headline,
                new Result.Table(
                        Measurement.COLUMNS, measurements.stream().map(Measurement::row).toList()),
                notes(plan, durability));
    }

    private static double mean(String side, List<Measurement> measurements) {
        return measurements.stream()
                .filter(m -> m.side().equals(side))
                .mapToDouble(Measurement::perSecond)
                .average()
                .orElseThrow();
    }

    private static List<String> notes(Plan plan, String durability) {
        return List.of(
                "`PUT /api/v1/children/{childId}/reactions/{bookId}` over %d connections, each request a change of a row, %d families, %d books"
                        .formatted(LoadedService.CONNECTIONS, Fixture.FAMILIES, Fixture.BOOKS),
                "naive: `save()` of JPA in a transaction, then `kafkaTemplate.send(...).get()`; the same endpoint, tables and servers, with Spring Boot's defaults",
                "pgbench: the same two rows in a transaction each, `-M prepared -c 32 -j 2`, in copies of the tables, without HTTP, tokens or Kafka",
                "%d s of warm-up a side, then %d x %d s a side in turns; one under load at a time"
                        .formatted(
                                plan.warmUp().toSeconds(),
                                plan.rounds(),
                                plan.measure().toSeconds()),
                "JVM of each side: `%s`; wrk, PostgreSQL and Kafka share the machine"
                        .formatted(String.join(" ", ServiceProcess.JVM_OPTIONS)),
                "PostgreSQL: " + durability,
                "checked after each load, warm-up included: as many changes committed in PostgreSQL and as many records in Kafka as answers with 2xx, give or take one for each refused request; the outbox empty");
    }

    private Comparison() {}
}
