package io.bookmaru.push.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        // by day, begin and end
        "13:00, 15:00, Asia/Seoul, 2026-05-05T03:59:59Z, ",
        "13:00, 15:00, Asia/Seoul, 2026-05-05T04:00:00Z, 2026-05-05T06:00:00Z",
        "13:00, 15:00, Asia/Seoul, 2026-05-05T05:59:59Z, 2026-05-05T06:00:00Z",
        "13:00, 15:00, Asia/Seoul, 2026-05-05T06:00:00Z, ",
        // over midnight, before it and after it
        "22:00, 07:00, Asia/Seoul, 2026-05-05T13:30:00Z, 2026-05-05T22:00:00Z",
        "22:00, 07:00, Asia/Seoul, 2026-05-05T21:30:00Z, 2026-05-05T22:00:00Z",
        "22:00, 07:00, Asia/Seoul, 2026-05-05T22:00:00Z, ",
        // all but a minute
        "00:01, 00:00, UTC, 2026-05-05T00:01:00Z, 2026-05-06T00:00:00Z",
        "00:01, 00:00, UTC, 2026-05-05T00:00:30Z, ",
        // the night in which 02:00 becomes 03:00 has nine hours less one
        "22:00, 07:00, Europe/Berlin, 2026-03-28T21:00:00Z, 2026-03-29T05:00:00Z",
        // and the one in which 03:00 becomes 02:00 one more
        "22:00, 07:00, Europe/Berlin, 2026-10-24T20:00:00Z, 2026-10-25T06:00:00Z",
        // an end that is skipped is the moment of the skip
        "22:00, 02:30, Europe/Berlin, 2026-03-29T00:59:59Z, 2026-03-29T01:00:00Z",
        "22:00, 02:30, Europe/Berlin, 2026-03-29T01:00:00Z, ",
        // so is a beginning
        "02:30, 06:00, Europe/Berlin, 2026-03-29T01:00:00Z, 2026-03-29T04:00:00Z",
        // an end that comes twice is the second one
        "22:00, 02:30, Europe/Berlin, 2026-10-25T00:30:00Z, 2026-10-25T01:30:00Z",
        "22:00, 02:30, Europe/Berlin, 2026-10-25T01:29:59Z, 2026-10-25T01:30:00Z",
        // a beginning the first one
        "02:30, 06:00, Europe/Berlin, 2026-10-25T00:29:59Z, ",
        "02:30, 06:00, Europe/Berlin, 2026-10-25T01:10:00Z, 2026-10-25T05:00:00Z"
    })
    void endByTheClockOnTheWall(
            LocalTime from, LocalTime to, ZoneId zone, Instant now, Instant expected) {
        var end = new QuietHours(from, to).endAfter(now, zone);

        assertThat(end.orElse(null)).isEqualTo(expected);
    }

    @Test
    void coverEveryMinuteThatTheWallClockShowsInsideThem() {
        var hours = new QuietHours(LocalTime.of(22, 0), LocalTime.of(2, 30));
        var start = Instant.parse("2026-03-01T00:00:00Z");
        for (int minute = 0; minute < 300 * 24 * 60; minute += 5) {
            var now = start.plus(Duration.ofMinutes(minute));
            var wall = now.atZone(BERLIN).toLocalTime();
            var inside = !wall.isBefore(hours.from()) || wall.isBefore(hours.to());

            var end = hours.endAfter(now, BERLIN);

            if (inside) assertThat(end).as("%s", now).isPresent();
            end.ifPresent(
                    until -> assertThat(hours.endAfter(until, BERLIN)).as("%s", until).isEmpty());
        }
    }
}
