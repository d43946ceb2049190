package io.bookmaru.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class SettableClockTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void standsStillUntilAdvanced() {
        var clock = SettableClock.at(NOON);
        var inSeoul = clock.withZone(ZoneId.of("Asia/Seoul"));

        clock.advance(Duration.ofMinutes(90));

        assertThat(clock.instant()).isEqualTo("2026-11-21T13:30:00Z");
        assertThat(inSeoul.instant()).isEqualTo(clock.instant());
        assertThat(inSeoul.getZone()).isEqualTo(ZoneId.of("Asia/Seoul"));
    }
}
