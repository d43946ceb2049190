package io.bookmaru.api.push;

import io.bookmaru.events.SubscriptionAnswered;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Requests that push-service has not answered in time.
@Repository
class SubscriptionRequests {
    private final JdbcClient jdbc;

    SubscriptionRequests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param status `WAITING` until the answer has come
    record SubscriptionRequest(
            UUID id, String status, @Nullable Long subscriptionId, @Nullable String reason) {}

    void insert(UUID id, long memberId, Instant now) {
        jdbc.sql(
                        """
                        insert into subscription_requests (id, member_id, status, created_at)
                        values (:id, :memberId, 'WAITING', :now)
                        on conflict (id) do nothing
                        """)
                .param("id", id)
                .param("memberId", memberId)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// Changes nothing when the request was answered at once and so has no row.
    void answer(SubscriptionAnswered answer) {
        jdbc.sql(
                        """
                        update subscription_requests
                        set status = :status, subscription_id = :subscriptionId, reason = :reason
                        where id = :id
                        """)
                .param("id", answer.requestId())
                .param("status", answer.outcome().name())
                .param("subscriptionId", answer.subscriptionId())
                .param("reason", answer.reason())
                .update();
    }

    int removeBefore(Instant time) {
        return jdbc.sql("delete from subscription_requests where created_at < :time")
                .param("time", time.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<SubscriptionRequest> find(UUID id, long memberId) {
        return jdbc.sql(
                        """
                        select id, status, subscription_id, reason
                        from subscription_requests
                        where id = :id and member_id = :memberId
                        """)
                .param("id", id)
                .param("memberId", memberId)
                .query((row, n) ->
                        new SubscriptionRequest(
                                row.getObject("id", UUID.class),
                                row.getString("status"),
                                row.getObject("subscription_id", Long.class),
                                row.getString("reason")))
                .optional();
    }
}
