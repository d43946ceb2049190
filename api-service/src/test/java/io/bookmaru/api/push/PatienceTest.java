package io.bookmaru.api.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PatienceTest {
    private static final int PLACES = 3;

    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final Patience patience =
            new Patience(
                    new SubscriptionProperties(
                            Duration.ofSeconds(3), PLACES, 2, 4, Duration.ofMillis(200), 2),
                    meters);
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void endsWhenTheOthersWereNotAnswered() {
        answered(2);
        unanswered(2);

        unanswered(10);

        assertThat(asked).hasValue(4);
        assertThat(state("open")).isEqualTo(1);
    }

    @Test
    void comesBackByItselfWhenTriesAreAnswered() {
        unanswered(4);
        await().until(() -> state("half_open") == 1);

        answered(2);

        assertThat(state("closed")).isEqualTo(1);
        assertThat(patience.ask(() -> Optional.of("yes"))).contains("yes");
    }

    @Test
    void staysAwayWhenTriesAreNotAnswered() {
        unanswered(4);
        await().until(() -> state("half_open") == 1);

        unanswered(10);

        assertThat(asked).hasValue(6);
    }

    @Test
    void lastsForSoManyAtATime() throws Exception {
        var answer = new CountDownLatch(1);
        var waiting = new CountDownLatch(PLACES);
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < PLACES; i++) {
                callers.execute(() ->
                        patience.ask(() -> {
                            waiting.countDown();
                            return answeredAfter(answer);
                        }));
            }
            waiting.await();

            answered(1);
            assertThat(asked).hasValue(0);
            answer.countDown();
        }
        answered(1);
        assertThat(asked).hasValue(1);
        assertThat(meters.get("resilience4j.bulkhead.max.allowed.concurrent.calls").gauge().value())
                .isEqualTo(PLACES);
    }

    private void answered(int times) {
        ask(times, Optional.of("yes"));
    }

    private void unanswered(int times) {
        ask(times, Optional.empty());
    }

    private void ask(int times, Optional<String> answer) {
        for (int i = 0; i < times; i++) {
            patience.ask(() -> {
                asked.incrementAndGet();
                return answer;
            });
        }
    }

    private double state(String state) {
        return meters.get("resilience4j.circuitbreaker.state").tag("state", state).gauge().value();
    }

    private static Optional<String> answeredAfter(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.of("yes");
    }
}
