package io.bookmaru.push.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
    private final Backoff backoff =
            new Backoff(
                    new DeliveryProperties(
                            Duration.ofSeconds(1),
                            Duration.ofMinutes(1),
                            200,
                            100,
                            5000,
                            Duration.ofSeconds(10),
                            Duration.ofHours(1),
                            Duration.ofSeconds(10),
                            Duration.ofMinutes(10),
                            Duration.ofDays(1)));

    @ParameterizedTest
    @CsvSource({"1, 10", "2, 20", "3, 40", "9, 2560", "10, 3600", "100, 3600", "100000, 3600"})
    void doublesUpToAnHour(int attempt, long seconds) {
        var shortest = Duration.ofSeconds(seconds);

        assertThat(backoff.after(attempt))
                .isBetween(shortest, shortest.plus(shortest.dividedBy(5)));
    }
}
