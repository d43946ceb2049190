package io.bookmaru.benchmarks.reactions;

import io.bookmaru.benchmarks.LoadAverage;
import io.bookmaru.benchmarks.load.Pgbench;
import java.time.Duration;

/// What PostgreSQL alone can do: the two rows of a reaction in a transaction each, by `pgbench`, in
/// copies of the tables that nobody relays.
record TwoInserts(Pgbench pgbench, Ledger ledger) implements Contender {

    @Override
    public String name() {
        return "pgbench";
    }

    @Override
    public Measurement measure(Duration time) throws Exception {
        ledger.emptyCopies();
        var load = pgbench.run(time);
        return new Measurement(name(), time, load, Duration.ZERO, LoadAverage.now());
    }
}
