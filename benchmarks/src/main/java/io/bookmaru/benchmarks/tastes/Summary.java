package io.bookmaru.benchmarks.tastes;

import io.bookmaru.benchmarks.Plan;
import io.bookmaru.benchmarks.Result;
import io.bookmaru.benchmarks.site.ServiceProcess;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The figures of P3: rates of the largest size, the mean of its rounds, and how many times cheaper
/// an event is than in the naive way at the size of that.
final class Summary {

    static Result of(Plan plan, String durability, List<Run> ours, Run naive) {
        int largest = ours.stream().mapToInt(Run::events).max().orElseThrow();
        var headline =
                String.format(
                        Locale.ROOT,
                        "P3: buffer %.0f events/s, apply %.0f reactions/s, %.0f x naive at %d events;"
                                + " microseconds an event: %s",
                        mean(ours, largest, Run::bufferedPerSecond),
                        mean(ours, largest, Run::appliedPerSecond),
                        naive.microsEach() / mean(ours, naive.events(), Run::microsEach),
                        naive.events(),
                        growth(ours));
        var rows = new ArrayList<>(ours);
        rows.add(naive);
        return new Result(
                headline,
                new Result.Table(Run.COLUMNS, rows.stream().map(Run::row).toList()),
                notes(plan, durability));
    }

    private interface Figure {
        double of(Run run);
    }

    private static double mean(List<Run> runs, int events, Figure figure) {
        return runs.stream()
                .filter(run -> run.events() == events)
                .mapToDouble(figure::of)
                .average()
                .orElseThrow();
    }

    private static String growth(List<Run> ours) {
        return ours.stream()
                .map(Run::events)
                .distinct()
                .sorted(Comparator.naturalOrder())
                .map(size ->
                        String.format(
                                Locale.ROOT, "%.0f at %d", mean(ours, size, Run::microsEach), size))
                .collect(Collectors.joining(", "));
    }

    private static List<String> notes(Plan plan, String durability) {
        return List.of(
                "each event is of a child and a book of its own, %d to a child, %d books with 2 genres and 3 topics, %d partitions"
                        .formatted(Reactions.PER_CHILD, Reactions.BOOKS, Pipeline.PARTITIONS),
                "buffered: Redis has lost everything; from the first batch after that until the buffers have all records again. Drains are held, so `bookmaru.buffer.max-fields` is 1000000",
                "applied: from letting the drains go until the last position has moved; `bookmaru.drain.interval` is 100 ms, so up to that is waiting",
                "cost per event is flat: a batch is one call that touches its own fields, a chunk its own children; both are as large whatever waits behind them",
                "naive: the list in Redis read, deleted and pushed back per event; then chunks of 10 through JPA, a row of history for each event; after %d events of warm-up"
                        .formatted(AppliedReactions.NAIVE_WARM_UP),
                "at least %d s of warm-up; JVM of each side: `%s`; all share the machine"
                        .formatted(
                                plan.warmUp().toSeconds(),
                                String.join(" ", ServiceProcess.JVM_OPTIONS)),
                "checked: the ledger has each reaction once, and each score is the sum of its ledger rows",
                "PostgreSQL: " + durability);
    }

    private Summary() {}
}
