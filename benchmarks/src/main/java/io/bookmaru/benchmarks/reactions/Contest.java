package io.bookmaru.benchmarks.reactions;

import io.bookmaru.benchmarks.Plan;
import io.bookmaru.benchmarks.UnusableException;
import java.util.ArrayList;
import java.util.List;

/// Warms each contender up, then measures them in turns.
record Contest(List<Contender> contenders) {

    List<Measurement> run(Plan plan) throws Exception {
        for (var contender : contenders) say("warm-up", contender.measure(plan.warmUp()));
        var measurements = new ArrayList<Measurement>();
        for (int round = 1; round <= plan.rounds(); round++) {
            // A machine that gets quieter or busier meanwhile favours none of them.
            for (var contender : round % 2 == 1 ? contenders : contenders.reversed()) {
                var measurement = contender.measure(plan.measure());
                say("round " + round, measurement);
                checkAnswers(measurement);
                measurements.add(measurement);
            }
        }
        return measurements;
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
