package io.bookmaru.api.giveaway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bookmaru.api.testing.ApiIT;
import io.bookmaru.http.OverloadedException;
import io.bookmaru.publisher.EventLogs;
import io.bookmaru.testing.SettableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApiIT
class EntryLogIT {
    private static final Instant CLOSES_AT = Instant.parse("2026-12-01T01:10:00Z");
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final long MEMBER = 9_600_000_001L;

    @Autowired private EventLogs logs;

    private final SettableClock clock = SettableClock.at(CLOSES_AT);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private EntryLog log;

    @BeforeEach
    void open() {
        var properties = new GiveawayProperties(TIMEOUT, Duration.ofSeconds(1), TIMEOUT, 10, 10, 1);
        log = new EntryLog(logs, properties, clock, meters);
    }

    @AfterEach
    void close() {
        log.destroy();
    }

    @Test
    void confirmsWhatIsAcknowledgedBeforeTheMarkerCanCome() {
        clock.advance(TIMEOUT);

        assertThatCode(() -> log.append(giveaway(), MEMBER)).doesNotThrowAnyException();

        assertThat(meters.timer("bookmaru.giveaway.confirmed").count()).isEqualTo(1);
        assertThat(meters.counter("bookmaru.giveaway.unconfirmed").count()).isZero();
    }

    @Test
    void promisesNothingWhenTheMarkerMayHaveComeFirst() {
        clock.advance(TIMEOUT.plusMillis(1));

        assertThatThrownBy(() -> log.append(giveaway(), MEMBER))
                .isInstanceOf(OverloadedException.class);

        assertThat(meters.timer("bookmaru.giveaway.confirmed").count()).isZero();
        assertThat(meters.counter("bookmaru.giveaway.unconfirmed").count()).isEqualTo(1);
    }

    /// Nobody has set it up: its records do not count.
    private static Giveaway giveaway() {
        return new Giveaway(
                999_999_999L,
                "그림책 나눔",
                Mode.RAFFLE,
                1,
                CLOSES_AT.minusSeconds(600),
                CLOSES_AT,
                null);
    }
}
