package io.bookmaru.benchmarks.reactions;

import io.bookmaru.benchmarks.LoadAverage;
import io.bookmaru.benchmarks.UnusableException;
import io.bookmaru.benchmarks.load.Load;
import io.bookmaru.benchmarks.load.Wrk;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/// A service that accepts reactions. Whatever it said it accepted is counted again in PostgreSQL
/// and in Kafka, also while it warms up.
record LoadedService(String name, URI uri, Wrk wrk, Path data, Ledger ledger) implements Contender {
    static final int CONNECTIONS = 64;

    @Override
    public Measurement measure(Duration time) throws Exception {
        ledger.takeAllBack();
        ledger.awaitEmptyOutbox();
        var before = ledger.count();
        var load = wrk.run(uri, CONNECTIONS, time, data);
        var loadAverage = LoadAverage.now();
        var drained = ledger.awaitEmptyOutbox();
        checkKept(load, ledger.count().since(before));
        return new Measurement(name, time, load, drained, loadAverage);
    }

    /// Exact while nothing is refused. After a refusal a pair is asked for what it is already,
    /// which is accepted and changes nothing.
    private void checkKept(Load load, Ledger.Count count) throws UnusableException {
        var difference = Math.abs(count.committed() - load.accepted());
        if (difference <= load.unanswered() && count.published() == count.committed()) return;
        throw new UnusableException(
                "%s did not keep what it accepted: %s, %s".formatted(name, load, count));
    }
}
