package io.bookmaru.publisher.hazard;

import io.bookmaru.events.ReactionChanged;
import io.bookmaru.events.Topics;
import io.bookmaru.publisher.EventIds;
import io.bookmaru.publisher.Outbox;
import io.bookmaru.publisher.OutboxUnderTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/// Threads that change keys and publish each change. Some keys are hot, and some transactions stay
/// open for a while after the write, so that ids are committed out of order.
class Writers {
    static final int THREADS = 16;
    private static final int KEYS = 2_000;
    private static final int HOT_KEYS = 20;

    private final OutboxUnderTest world;
    private final IntFunction<Outbox> outboxOfThread;
    private final long seed;

    Writers(OutboxUnderTest world, IntFunction<Outbox> outboxOfThread, long seed) {
        this.world = world;
        this.outboxOfThread = outboxOfThread;
        this.seed = seed;
    }

    void writeFor(Duration time) throws Exception {
        var end = System.nanoTime() + time.toNanos();
        var threads = new ArrayList<Future<?>>();
        try (var executor = Executors.newFixedThreadPool(THREADS)) {
            for (int i = 0; i < THREADS; i++) {
                var random = new Random(seed + i);
                var outbox = outboxOfThread.apply(i);
                threads.add(
                        executor.submit(() -> {
                            while (System.nanoTime() < end) write(random, outbox);
                        }));
            }
        }
        for (var thread : threads) thread.get();
    }

    private void write(Random random, Outbox outbox) {
        long key = random.nextInt(4) == 0 ? random.nextInt(HOT_KEYS) : random.nextInt(KEYS);
        world.transactions()
                .executeWithoutResult(status -> {
                    change(world, outbox, key);
                    if (random.nextInt(20) == 0) stayOpen(random.nextDouble() * 0.05);
                });
    }

    /// The row of the aggregate first, as every use case does.
    static void change(OutboxUnderTest world, Outbox outbox, long key) {
        long revision =
                world.jdbc()
                        .sql(
                                """
                                insert into counters (key, revision) values (:key, 1)
                                on conflict (key) do update
                                set revision = counters.revision + 1
                                returning revision
                                """)
                        .param("key", key)
                        .query(Long.class)
                        .single();
        outbox.append(Topics.BOOK_LIKE, key, event(key, revision));
    }

    private static ReactionChanged event(long key, long revision) {
        return new ReactionChanged(
                EventIds.next(),
                Instant.parse("2026-05-05T01:02:03Z"),
                key,
                11,
                ReactionChanged.Kind.LIKE,
                revision);
    }

    private void stayOpen(double seconds) {
        world.jdbc()
                .sql("select pg_sleep(:seconds)")
                .param("seconds", seconds)
                .query((row, n) -> true)
                .single();
    }
}
