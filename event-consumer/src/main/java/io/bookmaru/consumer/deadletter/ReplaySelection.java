package io.bookmaru.consumer.deadletter;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Which letters to replay, of those that wait and those whose replay has been lost.
///
/// @param topics where the records came from; not empty
/// @param from the letter's last failure was then or later
/// @param to and before this
/// @param lostBefore a replay that was sent before this has been lost
record ReplaySelection(
        List<String> topics,
        @Nullable Reason reason,
        @Nullable Instant from,
        @Nullable Instant to,
        Instant lostBefore) {
    /// A record that is not back by then was lost, or its consumer is down; a second one does no
    /// harm, since a letter is applied once.
    static final Duration LOST_AFTER = Duration.ofMinutes(1);

    static final String CONDITION =
            """
            state in ('WAITING', 'REPLAYING') and (state = 'WAITING' or changed_at < :lostBefore)
            and topic in (:topics)
            and (cast(:reason as text) is null or reason = :reason)
            and (cast(:from as timestamptz) is null or last_failed_at >= :from)
            and (cast(:to as timestamptz) is null or last_failed_at < :to)
            """;

    JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement) {
        return statement
                .param("topics", topics)
                .param("reason", reason == null ? null : reason.name())
                .param("from", from == null ? null : from.atOffset(ZoneOffset.UTC))
                .param("to", to == null ? null : to.atOffset(ZoneOffset.UTC))
                .param("lostBefore", lostBefore.atOffset(ZoneOffset.UTC));
    }
}
