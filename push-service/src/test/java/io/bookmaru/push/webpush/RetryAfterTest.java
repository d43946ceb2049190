package io.bookmaru.push.webpush;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-05-05T01:02:03Z");

    @Test
    void readsSeconds() {
        assertThat(RetryAfter.parse("0", NOW)).isZero();
        assertThat(RetryAfter.parse("120", NOW)).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void readsADate() {
        assertThat(RetryAfter.parse("Tue, 05 May 2026 01:03:03 GMT", NOW))
                .isEqualTo(Duration.ofMinutes(1));
        assertThat(RetryAfter.parse("Mon, 04 May 2026 01:03:03 GMT", NOW)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1", "1.5", "10000000000", "2026-05-05T01:03:03Z"})
    void ignoresAnythingElse(String value) {
        assertThat(RetryAfter.parse(value, NOW)).isNull();
    }
}
