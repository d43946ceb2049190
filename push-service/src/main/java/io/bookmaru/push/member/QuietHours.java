package io.bookmaru.push.member;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// When a member is left alone, every day, by the clock of wherever it lives. They go over midnight
/// when `to` is before `from`.
///
/// An hour that a clock shows twice (DST ends) is quiet both times, if it is at all: they begin at
/// the first `from` and end at the last `to`. A time that is skipped (DST begins) is the moment of
/// the skip.
public record QuietHours(LocalTime from, LocalTime to) {

    /// @return when those end that hold at `now`; empty when none do
    public Optional<Instant> endAfter(Instant now, ZoneId zone) {
        var today = now.atZone(zone).toLocalDate();
        return Stream.of(today.minusDays(1), today, today.plusDays(1))
                .filter(day -> !start(day, zone).isAfter(now))
                .map(day -> end(day, zone))
                .filter(end -> end.isAfter(now))
                .max(Comparator.naturalOrder());
    }

    private Instant start(LocalDate day, ZoneId zone) {
        var local = day.atTime(from);
        return instant(local, zone, offsets(local, zone).stream().findFirst());
    }

    private Instant end(LocalDate day, ZoneId zone) {
        var local = (from.isBefore(to) ? day : day.plusDays(1)).atTime(to);
        return instant(local, zone, offsets(local, zone).reversed().stream().findFirst());
    }

    /// One; two, the earlier time first, where the clock shows it twice; none where it is skipped.
    private static List<ZoneOffset> offsets(LocalDateTime local, ZoneId zone) {
        return zone.getRules().getValidOffsets(local);
    }

    private static Instant instant(LocalDateTime local, ZoneId zone, Optional<ZoneOffset> offset) {
        return offset.map(local::toInstant)
                .orElseGet(() -> zone.getRules().getTransition(local).getInstant());
    }
}
