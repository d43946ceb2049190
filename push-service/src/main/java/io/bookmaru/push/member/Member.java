package io.bookmaru.push.member;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// @param timeZone IANA name; null when it is not known
public record Member(
        long id, Language language, @Nullable String timeZone, @Nullable QuietHours quietHours) {
    private static final ZoneId HOME = ZoneId.of("Asia/Seoul");

    /// @return when the quiet hours end that this member has at `now`; empty when it has none
    public Optional<Instant> quietUntil(Instant now) {
        return Optional.ofNullable(quietHours).flatMap(hours -> hours.endAfter(now, zone()));
    }

    /// Most members live in Korea; so does one whose zone is not known, or not to this JVM.
    private ZoneId zone() {
        if (timeZone == null) return HOME;
        try {
            return ZoneId.of(timeZone);
        } catch (DateTimeException e) {
            return HOME;
        }
    }
}
