package io.bookmaru.publisher.hazard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bookmaru.publisher.Outbox;
import io.bookmaru.publisher.OutboxUnderTest;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// One load and one checker, for the relay and for three designs that are known to be wrong: a
/// checker that does not catch those proves nothing.
///
/// Writers run for `bookmaru.test.hazard-seconds`, 3 unless told otherwise.
class OutboxHazardIT {
    private static final Duration LOAD =
            Duration.ofSeconds(Integer.getInteger("bookmaru.test.hazard-seconds", 3));
    private static final Duration DRAINED_WITHIN = Duration.ofSeconds(60);
    private static final Duration ROUND = Duration.ofSeconds(1);
    private static final int ROUNDS = 30;
    private static final long SEED = 20_261_121;

    private OutboxUnderTest world;
    private Published published;

    @BeforeEach
    void open() throws Exception {
        world = OutboxUnderTest.onTestServers("hazard").create();
        published = new Published();
    }

    @AfterEach
    void close() {
        published.close();
        world.close();
    }

    @Test
    void cursorIsCaughtLosing() throws Exception {
        assertThat(caught("cursor", CursorRelay::new).lost()).isPositive();
    }

    @Test
    void skipLockedIsCaughtReordering() throws Exception {
        assertThat(caught("skip locked", SkipLockedRelay::new).outOfOrder()).isPositive();
    }

    /// Ids in blocks are those of a pooled sequence; the relay is ours.
    @Test
    void idsInBlocksAreCaughtReordering() throws Exception {
        var relay = world.relay();
        relay.start();
        var blocks = new AtomicLong(1);
        var instances =
                new Outbox[] {world.outboxWithIdsFrom(blocks), world.outboxWithIdsFrom(blocks)};

        var verdict = caught("ids in blocks", thread -> instances[thread % 2], world::isEmpty);

        relay.stop();
        assertThat(verdict.outOfOrder()).isPositive();
    }

    @Test
    void losesAndReordersNothingWithTwoRelays() throws Exception {
        var first = world.relay();
        var second = world.relay();
        first.start();
        second.start();

        new Writers(world, thread -> world.outbox(), SEED).writeFor(LOAD);
        await().atMost(DRAINED_WITHIN).until(world::isEmpty);
        first.stop();
        second.stop();

        var verdict = Verdict.of(world, published);
        assertThat(verdict.changes()).isGreaterThan(1_000);
        assertThat(verdict.lost()).isZero();
        assertThat(verdict.outOfOrder()).isZero();
        System.out.printf(
                "FIGURE outbox: %d events, lost %d, out of order %d%n",
                verdict.changes(), verdict.lost(), verdict.outOfOrder());
    }

    private Verdict caught(String design, Function<OutboxUnderTest, BadRelay> bad)
            throws Exception {
        try (var relay = bad.apply(world)) {
            relay.start();
            return caught(design, thread -> world.outbox(), relay::isDone);
        }
    }

    private Verdict caught(
            String design, IntFunction<Outbox> outbox, java.util.concurrent.Callable<Boolean> done)
            throws Exception {
        Verdict verdict;
        int round = 0;
        do {
            new Writers(world, outbox, SEED + round).writeFor(ROUND);
            await().atMost(DRAINED_WITHIN).until(done);
            verdict = Verdict.of(world, published);
        } while (verdict.isClean() && ++round < ROUNDS);
        System.out.printf(
                "FIGURE outbox, %s: %d events, lost %d, out of order %d%n",
                design, verdict.changes(), verdict.lost(), verdict.outOfOrder());
        return verdict;
    }
}
