package io.bookmaru.benchmarks.ranking;

import io.bookmaru.benchmarks.UnusableException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What the service has written, as PostgreSQL tells.
record ChangeLedger(JdbcClient jdbc) {
    private static final Duration WAIT = Duration.ofSeconds(120);

    long lastChange() {
        return jdbc.sql("select last from change_counter").query(Long.class).single();
    }

    void awaitChange(long number) throws InterruptedException, UnusableException {
        await(() -> lastChange() >= number, 2, "Changes are not applied");
    }

    /// Connections tell what they have written now and then, after ten seconds at the latest.
    ///
    /// @return rows written since the database was made
    long awaitCounted() throws InterruptedException, UnusableException {
        var since = new long[] {written(), System.nanoTime()};
        await(
                () -> {
                    var now = written();
                    if (now != since[0]) since[1] = System.nanoTime();
                    since[0] = now;
                    return System.nanoTime() - since[1] > Duration.ofSeconds(12).toNanos();
                },
                500,
                "Somebody goes on writing");
        return since[0];
    }

    private long written() {
        return jdbc.sql("select sum(n_tup_ins + n_tup_upd + n_tup_del) from pg_stat_user_tables")
                .query(Long.class)
                .single();
    }

    private static void await(BooleanSupplier condition, long pollMillis, String otherwise)
            throws InterruptedException, UnusableException {
        var deadline = System.nanoTime() + WAIT.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) throw new UnusableException(otherwise);
            Thread.sleep(pollMillis);
        }
    }
}
