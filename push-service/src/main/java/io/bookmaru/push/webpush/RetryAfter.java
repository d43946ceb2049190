package io.bookmaru.push.webpush;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/// The header `Retry-After`: seconds, or a date (RFC 9110 §10.2.3).
final class RetryAfter {

    private RetryAfter() {}

    /// Null when the value is neither; never negative.
    static @Nullable Duration parse(String value, Instant now) {
        if (value.matches("\\d{1,9}")) return Duration.ofSeconds(Long.parseLong(value));
        var date = date(value);
        if (date == null) return null;
        var wait = Duration.between(now, date);
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    /// Null when it is not the one form that servers may send (RFC 9110 §5.6.7).
    static @Nullable Instant date(String value) {
        try {
            return ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
