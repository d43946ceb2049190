package io.bookmaru.api.limit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/// Counts attempts, each counter in windows of its own that begin with a first attempt.
@Repository
class Attempts {
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final LimitProperties properties;
    private final Clock clock;

    Attempts(
            JdbcClient jdbc,
            TransactionTemplate transactions,
            LimitProperties properties,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.properties = properties;
        this.clock = clock;
    }

    private record Counted(int count, Instant windowEndsAt) {}

    /// Counts one in each, or in none of them when one is full. Callers name those that many share
    /// after those that few do, always in the same order.
    ///
    /// @throws TooManyAttemptsException when one is full
    void take(List<Counter> counters) {
        transactions.executeWithoutResult(_ -> counters.forEach(this::take));
    }

    private void take(Counter counter) {
        var now = clock.instant();
        var counted =
                jdbc.sql(
                                """
                                insert into attempts (subject, count, window_ends_at)
                                values (:subject, 1, :end)
                                on conflict (subject) do update
                                set count = case when attempts.window_ends_at > :now
                                        then attempts.count + 1 else 1 end,
                                    window_ends_at = case when attempts.window_ends_at > :now
                                        then attempts.window_ends_at else :end end
                                returning count, window_ends_at
                                """)
                        .param("subject", counter.hash())
                        .param("now", utc(now))
                        .param("end", utc(now.plus(properties.window())))
                        .query((row, n) ->
                                new Counted(
                                        row.getInt("count"),
                                        row.getObject("window_ends_at", OffsetDateTime.class)
                                                .toInstant()))
                        .single();
        if (counted.count() > counter.limit()) {
            throw new TooManyAttemptsException(Duration.between(now, counted.windowEndsAt()));
        }
    }

    /// @throws TooManyAttemptsException when it is full
    void check(Counter counter) {
        var now = clock.instant();
        jdbc.sql(
                        """
                        select window_ends_at from attempts
                        where subject = :subject and count >= :limit and window_ends_at > :now
                        """)
                .param("subject", counter.hash())
                .param("limit", counter.limit())
                .param("now", utc(now))
                .query(OffsetDateTime.class)
                .optional()
                .ifPresent(end -> {
                    throw new TooManyAttemptsException(Duration.between(now, end.toInstant()));
                });
    }

    /// As if the last attempt had not been made.
    void takeBack(Counter counter) {
        jdbc.sql("update attempts set count = count - 1 where subject = :subject and count > 0")
                .param("subject", counter.hash())
                .update();
    }

    void forget(Counter counter) {
        jdbc.sql("delete from attempts where subject = :subject")
                .param("subject", counter.hash())
                .update();
    }

    void removeOld() {
        jdbc.sql("delete from attempts where window_ends_at <= :now")
                .param("now", utc(clock.instant()))
                .update();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
