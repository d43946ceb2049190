package io.bookmaru.familiarity.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookmaru.familiarity.profile.Profile;
import io.bookmaru.familiarity.testing.Neighbourhood;
import java.util.ArrayList;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/// Changes that commit in another order than they began in, while three instances go on looking.
class ConcurrentChangesIT extends Neighbourhood {
    private static final int CHANGES = 200;
    private static final int WRITERS = 20;
    private static final long VIEWER = 1;
    private static final Profile ALIKE = new Profile(Set.of("등산"), Set.of("과학"), "INFP", "서울");
    private static final Profile UNLIKE = new Profile(Set.of("낚시"), Set.of("역사"), "ESTJ", "부산");

    @Autowired private Environment servers;

    private final AtomicLong views = new AtomicLong();

    @Test
    void noneIsSkippedWhenItsNumberIsTakenUnderALockUntilTheCommit() throws Exception {
        var skipped = skippedOf(new NumberedChanges(servers, "by_counter", false));

        System.out.printf(
                "FIGURE %d of %d concurrent changes skipped by 3 instances in %d views%n",
                skipped, CHANGES, views.get());
        assertThat(skipped).isZero();
    }

    /// That the test above can fail.
    @Test
    void someAreSkippedWhenNumberedByAPlainSequence() throws Exception {
        var skipped = skippedOf(new NumberedChanges(servers, "by_sequence", true));

        System.out.printf(
                "FIGURE %d of %d concurrent changes skipped by 3 instances when a plain sequence numbers them%n",
                skipped, CHANGES);
        assertThat(skipped).isPositive();
    }

    /// Every other member becomes the viewer's like, in no order.
    private long skippedOf(NumberedChanges changes) throws Exception {
        try (var threads = Executors.newCachedThreadPool()) {
            changes.change(VIEWER, 1, ALIKE);
            for (var i = 1; i <= CHANGES; i++) changes.change(VIEWER + i, 1, UNLIKE);
            var done = new CountDownLatch(CHANGES);
            var instances =
                    IntStream.range(0, 3)
                            .mapToObj(_ ->
                                    new LookingInstance(changes.profiles, changes.jdbc, VIEWER))
                            .toList();
            var looking = new ArrayList<Future<?>>();
            for (var instance : instances)
                looking.add(threads.submit(() -> lookUntil(done, instance)));
            for (var writer = 0; writer < WRITERS; writer++) {
                var first = writer;
                threads.submit(() -> write(changes, first, done));
            }
            assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
            for (var look : looking) look.get();
            return instances.stream()
                    .mapToLong(i -> CHANGES - i.twins().size())
                    .max()
                    .orElseThrow();
        } finally {
            changes.drop();
        }
    }

    private void lookUntil(CountDownLatch done, LookingInstance instance) {
        while (done.getCount() > 0) {
            instance.look();
            views.incrementAndGet();
        }
        instance.look();
    }

    private static void write(NumberedChanges changes, int first, CountDownLatch done) {
        var random = new Random(first);
        for (var i = first; i < CHANGES; i += WRITERS) {
            var member = VIEWER + 1 + i;
            changes.transactions.executeWithoutResult(_ -> {
                changes.change(member, 2, ALIKE);
                LockSupport.parkNanos(beforeCommit(random));
            });
            done.countDown();
        }
    }

    /// One in ten takes its time, and others pass by it if they can.
    private static long beforeCommit(Random random) {
        var micros = random.nextInt(random.nextInt(10) == 0 ? 80_000 : 5_000);
        return TimeUnit.MICROSECONDS.toNanos(micros);
    }
}
