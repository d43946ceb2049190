package io.bookmaru.benchmarks.push;

import io.bookmaru.benchmarks.Benchmark;
import io.bookmaru.benchmarks.LoadAverage;
import io.bookmaru.benchmarks.Plan;
import io.bookmaru.benchmarks.Result;
import io.bookmaru.benchmarks.site.Site;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;

/// P6. First one core alone, against `web-push` from npm; then the service with its queue.
public final class PushedMessages implements Benchmark {
    private static final int DELIVERIES = 30_000;

    @Override
    public String name() {
        return "p6";
    }

    @Override
    public String title() {
        return "P6: a web push encrypted and signed, against npm's web-push; pushes delivered by the service";
    }

    @Override
    public Result run(Plan plan, Path folder) throws Exception {
        var rows = new ArrayList<List<String>>();
        var core = Core.in(folder.toAbsolutePath());
        var baseline = 0.0;
        var ours = new HashMap<String, Double>();
        for (int round = 1; round <= plan.rounds(); round++) {
            System.out.println("web-push and ours on one core, round " + round);
            baseline = Math.max(baseline, row(rows, "web-push, round " + round, core.node(plan)));
            core.jmh(EncryptAndSign.class, Core.seconds(plan) / 2)
                    .forEach((name, rate) -> ours.merge(name, row(rows, name, rate), Math::max));
        }
        System.out.println("The providers");
        core.jmh(Providers.class, 1).forEach((name, rate) -> row(rows, name, rate));

        var deliveries = plan.trial() ? DELIVERIES / 6 : DELIVERIES;
        System.out.println("Starting PostgreSQL, Kafka and the service");
        try (var site = new Site(folder);
                var queue = new Queue(site, folder)) {
            System.out.println("Warming up");
            for (int i = 0; i < plan.rounds(); i++) queue.perSecond(4, deliveries);
            System.out.println("Delivering");
            var one = row(rows, "delivered, one push service", queue.perSecond(1, deliveries));
            var before =
                    row(rows, "delivered, three push services", queue.perSecond(3, deliveries));
            queue.hang(deliveries / 3);
            var during =
                    row(
                            rows,
                            "delivered, the same while a fourth hangs",
                            queue.perSecond(3, deliveries));
            var headline =
                    String.format(
                            Locale.ROOT,
                            "P6: %.1f x web-push (%.0f/s of %.0f/s a core); %.0f deliveries/s to one push"
                                    + " service; with one of four hung the others keep %.0f %%",
                            ours.getOrDefault("encryptAndSign", 0.0) / baseline,
                            ours.getOrDefault("encryptAndSign", 0.0),
                            baseline,
                            one,
                            100 * during / before);
            return new Result(
                    headline,
                    new Result.Table(List.of("what", "a second", "load average"), rows),
                    notes(deliveries));
        }
    }

    private static double row(List<List<String>> rows, String what, double rate) {
        rows.add(List.of(what, String.format(Locale.ROOT, "%.0f", rate), LoadAverage.now()));
        return rate;
    }

    private static List<String> notes(int deliveries) {
        return List.of(
                "`generateRequestDetails` of web-push 3.6.7 and `encryptAndSign`: 200 bytes, a new token for each message, both on core 0 (`taskset`), in turn; the best round of each counts",
                "`encrypt`: with the push service's token used again, as the service does it",
                "delivered: %d rows due at once, sent by one push-service with its defaults and recorded in PostgreSQL, after as many for each round to warm up, to HTTP/2 push services in the JVM of the benchmark; all on this machine"
                        .formatted(deliveries),
                "checked: every delivery is recorded as accepted");
    }
}
