package io.bookmaru.familiarity.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookmaru.familiarity.testing.Neighbourhood;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

class RankingFreshnessIT extends Neighbourhood {
    @Autowired MeterRegistry meters;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;

    @Test
    void scoresOnlyWhatChangedSinceLastView() {
        var viewer = neighbour("뜨개질", "동물", "ESFJ", "포항");
        var other = neighbour("뜨개질", "식물", "ESFJ", "포항");
        var everybody = ranking(viewer).path("page").path("totalElements").intValue();

        assertThat(scoredBy(() -> ranking(viewer))).isZero();

        approve(other, 2, "뜨개질", "동물", "ESFJ", "포항");
        assertThat(
                        scoredBy(() -> {
                            soon(() -> assertThat(score(viewer, other)).isEqualTo(100));
                            return null;
                        }))
                .isEqualTo(1);

        approve(viewer, 2, "그림", "동물", "ESFJ", "포항");
        assertThat(
                        scoredBy(() -> {
                            soon(() -> assertThat(score(viewer, other)).isLessThan(100));
                            return null;
                        }))
                .isEqualTo(everybody);
    }

    @Test
    void computesOnceForViewsAtTheSameTime() throws Exception {
        var viewer = neighbour("탁구", "영화", "ENTJ", "목포");
        approve(viewer, 2, "탁구", "연극", "ENTJ", "목포");
        var neighbour = neighbour("탁구", "연극", "ENTJ", "목포");
        soon(() -> assertThat(score(neighbour, viewer)).isEqualTo(100));

        var scored =
                scoredBy(() -> {
                    try (var viewers = Executors.newFixedThreadPool(8)) {
                        var views =
                                IntStream.range(0, 8)
                                        .<Callable<JsonNode>>mapToObj(_ -> () -> ranking(viewer))
                                        .toList();
                        return viewers.invokeAll(views);
                    }
                });

        var everybody = ranking(viewer).path("page").path("totalElements").intValue();
        assertThat(scored).isEqualTo(everybody);
    }

    @Test
    void tellsWhenItWasComputed() {
        var viewer = neighbour("연날리기", "역사", "ISTJ", "경주");
        var first = ranking(viewer);

        assertThat(ranking(viewer).path("asOf")).isEqualTo(first.path("asOf"));
        assertThat(first.path("pending").booleanValue()).isFalse();

        neighbour("연날리기", "역사", "ISTJ", "경주");
        assertThat(ranking(viewer).path("asOf").stringValue())
                .isGreaterThan(first.path("asOf").stringValue());
    }

    /// The view has its ranking and waits for the names when another profile changes.
    @Test
    void isPendingWhileItKnowsOfNewerChange() throws Exception {
        var viewer = neighbour("윷놀이", "전통", "ESFP", "안동");
        var namesAreLocked = new CountDownLatch(1);
        var unlockNames = new CountDownLatch(1);

        try (var threads = Executors.newCachedThreadPool()) {
            var lock = threads.submit(() -> lockNames(namesAreLocked, unlockNames));
            namesAreLocked.await();
            var view = threads.submit(() -> ranking(viewer));
            awaitSomebodyWaitsForLock();
            var before = lastChange();
            approve(viewer, 2, "팽이", "전통", "ESFP", "안동");
            Awaitility.await().until(() -> lastChange() > before);
            unlockNames.countDown();
            lock.get();

            assertThat(view.get().path("pending").booleanValue()).isTrue();
        }
        assertThat(ranking(viewer).path("pending").booleanValue()).isFalse();
    }

    private void lockNames(CountDownLatch locked, CountDownLatch unlock) {
        transaction.executeWithoutResult(_ -> {
            jdbc.sql("lock table member in access exclusive mode").update();
            locked.countDown();
            try {
                unlock.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void awaitSomebodyWaitsForLock() {
        var waiting = "select count(*) from pg_locks where not granted";
        Awaitility.await().until(() -> jdbc.sql(waiting).query(Long.class).single() > 0);
    }

    private long lastChange() {
        return jdbc.sql("select last from change_counter").query(Long.class).single();
    }

    private int scoredBy(Callable<?> views) {
        var counter = meters.counter(RankingMetrics.PROFILES_SCORED);
        var before = counter.count();
        try {
            views.call();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        return (int) (counter.count() - before);
    }
}
