package io.bookmaru.faults;

import io.bookmaru.faults.site.Program;
import io.bookmaru.faults.site.Site;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// Three faults at a time, of different targets, chosen by the seed, until the time is over.
///
/// One may hide another: a push service that nobody sends to, as the database is away, has refused
/// nothing, and a second instance does not start beside a database that comes and goes. Such a one
/// does not count, and most have to.
final class Mix {
    private static final int LANES = 3;

    /// Those that need the whole site for themselves.
    private static final Set<String> ALONE = Set.of("rolling", "no-room", "poison");

    private final List<Fault> faults;
    private final Set<String> taken = new HashSet<>();
    private final List<String> happened = new ArrayList<>();
    private final List<String> hidden = new ArrayList<>();

    private Mix(List<Fault> faults) {
        this.faults = faults;
    }

    static Fault of(List<Fault> faults, int minutes) {
        var chosen =
                faults.stream()
                        .filter(fault -> !ALONE.contains(fault.name()))
                        .map(Fault::shortened)
                        .toList();
        return Fault.of(
                        "mix",
                        "everything",
                        "three faults at a time for %d minutes".formatted(minutes),
                        (site, moments) ->
                                new Mix(chosen).happen(site, moments, Duration.ofMinutes(minutes)))
                .recoveredWithin(120);
    }

    private Evidence happen(Site site, Moments moments, Duration length) throws Exception {
        var deadline = System.nanoTime() + length.toNanos();
        var lanes = new ArrayList<Thread>();
        for (int lane = 0; lane < LANES; lane++) {
            var random = new Random(moments.random().nextLong());
            lanes.add(Thread.ofVirtual().start(() -> run(site, random, deadline)));
        }
        var supervisor = Thread.ofVirtual().start(() -> supervise(site));
        for (var lane : lanes) lane.join();
        supervisor.interrupt();
        supervisor.join();
        return evidence();
    }

    private Evidence evidence() {
        if (happened.size() <= hidden.size())
            throw new IllegalStateException(
                    "%d faults happened, and %d were hidden by others (expected: more happened): %s"
                            .formatted(happened.size(), hidden.size(), hidden));
        var text = "faults with evidence: " + String.join(", ", happened);
        if (!hidden.isEmpty()) text += "; hidden by others: " + String.join(", ", hidden);
        return new Evidence(happened.size(), text);
    }

    private void run(Site site, Random random, long deadline) {
        while (System.nanoTime() < deadline) {
            var fault = take(random);
            try {
                var moments = new Moments(random, fault.length(), fault.times());
                note(fault, fault.action().happen(site, moments));
            } catch (Exception e) {
                note(fault, e);
            } finally {
                giveBack(fault);
            }
        }
    }

    private synchronized Fault take(Random random) {
        var free = faults.stream().filter(fault -> !taken.contains(fault.target())).toList();
        var fault = free.get(random.nextInt(free.size()));
        taken.add(fault.target());
        return fault;
    }

    private synchronized void giveBack(Fault fault) {
        taken.remove(fault.target());
    }

    private synchronized void note(Fault fault, Evidence evidence) {
        (evidence.count() > 0 ? happened : hidden).add(fault.name());
    }

    private synchronized void note(Fault fault, Exception e) {
        e.printStackTrace();
        hidden.add(fault.name() + " (broke off)");
    }

    /// A service that cannot start while its database is away ends, and is started again.
    private static void supervise(Site site) {
        try {
            while (true) {
                Thread.sleep(500);
                for (var program : Program.values())
                    for (var instance : site.instances(program)) instance.start();
            }
        } catch (InterruptedException e) {
            // The time is over.
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
