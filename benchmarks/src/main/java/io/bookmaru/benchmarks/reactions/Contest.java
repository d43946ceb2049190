package io.bookmaru.benchmarks.reactions;

import io.bookmaru.benchmarks.LoadAverage;
import io.bookmaru.benchmarks.Plan;
import io.bookmaru.benchmarks.UnusableException;
import io.bookmaru.benchmarks.load.Load;
import io.bookmaru.benchmarks.load.Wrk;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Warms each side up, then measures them in turns. Whatever a side said it accepted is counted
/// again in PostgreSQL and in Kafka, also while it warms up.
record Contest(Wrk wrk, Path data, Ledger ledger, List<Side> sides) {
    static final int CONNECTIONS = 64;

    List<Measurement> run(Plan plan) throws Exception {
        for (var side : sides) say("warm-up", measure(side, plan.warmUp()));
        var measurements = new ArrayList<Measurement>();
        for (int round = 1; round <= plan.rounds(); round++) {
            // A machine that gets quieter or busier meanwhile favours none of them.
            for (var side : round % 2 == 1 ? sides : sides.reversed()) {
                var measurement = measure(side, plan.measure());
                say("round " + round, measurement);
                checkAnswers(measurement);
                measurements.add(measurement);
            }
        }
        return measurements;
    }

    private Measurement measure(Side side, Duration time) throws Exception {
        ledger.takeAllBack();
        ledger.awaitEmptyOutbox();
        var before = ledger.count();
        var load = wrk.run(side.uri(), CONNECTIONS, time, data);
        var loadAverage = LoadAverage.now();
        var drained = ledger.awaitEmptyOutbox();
        checkKept(side, load, ledger.count().since(before));
        return new Measurement(side.name(), time, load, drained, loadAverage);
    }

    /// Exact while nothing is refused. After a refusal a pair is asked for what it is already,
    /// which is accepted and changes nothing.
    private static void checkKept(Side side, Load load, Ledger.Count count)
            throws UnusableException {
        var difference = Math.abs(count.committed() - load.accepted());
        if (difference <= load.unanswered() && count.published() == count.committed()) return;
        throw new UnusableException(
                "%s did not keep what it accepted: %s, %s".formatted(side.name(), load, count));
    }

    private static void checkAnswers(Measurement measurement) throws UnusableException {
        var load = measurement.load();
        if (load.accepted() > 100 * load.unanswered()) return;
        throw new UnusableException(
                "%s refused more than one in a hundred: %s".formatted(measurement.side(), load));
    }

    private static void say(String part, Measurement measurement) {
        System.out.println(part + ": " + String.join(", ", measurement.row()));
    }
}
