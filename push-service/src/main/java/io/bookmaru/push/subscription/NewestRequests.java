package io.bookmaru.push.subscription;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// When each browser was last heard of, whoever was logged in there. An outbox, a retry topic or an
/// admin's replay brings a request later than one that was made after it.
@Component
class NewestRequests {

    /// Longer than any topic keeps a record. A request from before then is late in any case, so
    /// that nothing older has to be remembered.
    private static final Duration REMEMBERED = Duration.ofDays(30);

    private static final Duration DIFFERENCE_OF_CLOCKS = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    NewestRequests(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Nobody else can admit a request of this browser until the transaction ends.
    ///
    /// @return false when the request is late: it must change nothing
    boolean admit(String endpoint, Instant requestedAt) {
        if (requestedAt.isBefore(clock.instant().minus(REMEMBERED))) return false;
        return jdbc.sql(
                                """
                                insert into newest_request (endpoint_hash, requested_at)
                                values (sha256(convert_to(:endpoint, 'UTF8')), :requestedAt)
                                on conflict (endpoint_hash) do update
                                set requested_at = excluded.requested_at
                                where newest_request.requested_at < excluded.requested_at
                                """)
                        .param("endpoint", endpoint)
                        .param("requestedAt", requestedAt.atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
    }

    int removeOld() {
        return jdbc.sql("delete from newest_request where requested_at < :before")
                .param("before", forgottenBefore(clock).atOffset(ZoneOffset.UTC))
                .update();
    }

    /// A request from before then is late on every instance.
    static Instant forgottenBefore(Clock clock) {
        return clock.instant().minus(REMEMBERED).minus(DIFFERENCE_OF_CLOCKS);
    }
}
