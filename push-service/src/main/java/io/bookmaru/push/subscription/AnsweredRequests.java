package io.bookmaru.push.subscription;

import io.bookmaru.push.subscription.SubscriptionOutcome.Refused;
import io.bookmaru.push.subscription.SubscriptionOutcome.Subscribed;
import io.bookmaru.push.subscription.SubscriptionOutcome.Unsubscribed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The outcome of each request, so that one sent again gets the same answer and changes nothing:
/// not even when the browser has meanwhile gone to somebody else.
@Component
class AnsweredRequests {
    private final JdbcClient jdbc;
    private final Clock clock;

    AnsweredRequests(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<SubscriptionOutcome> find(UUID requestId) {
        return jdbc.sql(
                        """
                        select outcome, subscription_id, reason
                        from answered_request
                        where request_id = :requestId
                        """)
                .param("requestId", requestId)
                .query((row, _) -> outcome(row))
                .optional();
    }

    void add(UUID requestId, SubscriptionOutcome outcome) {
        switch (outcome) {
            case Subscribed(long id) -> insert(requestId, "SUBSCRIBED", id, null);
            case Unsubscribed() -> insert(requestId, "UNSUBSCRIBED", null, null);
            case Refused(String reason) -> insert(requestId, "REFUSED", null, reason);
        }
    }

    /// One that comes again after that is late by itself.
    int removeOld() {
        return jdbc.sql("delete from answered_request where answered_at < :before")
                .param("before", NewestRequests.forgottenBefore(clock).atOffset(ZoneOffset.UTC))
                .update();
    }

    private void insert(
            UUID requestId,
            String outcome,
            @Nullable Long subscriptionId,
            @Nullable String reason) {
        jdbc.sql(
                        """
                        insert into answered_request
                            (request_id, outcome, subscription_id, reason, answered_at)
                        values (:requestId, :outcome, :subscriptionId, :reason, :now)
                        """)
                .param("requestId", requestId)
                .param("outcome", outcome)
                .param("subscriptionId", subscriptionId)
                .param("reason", reason)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static SubscriptionOutcome outcome(ResultSet row) throws SQLException {
        return switch (row.getString("outcome")) {
            case "SUBSCRIBED" -> new Subscribed(row.getLong("subscription_id"));
            case "UNSUBSCRIBED" -> new Unsubscribed();
            default -> new Refused(row.getString("reason"));
        };
    }
}
