package io.bookmaru.push.delivery;

import io.bookmaru.push.delivery.DueDelivery.Receiver;
import io.bookmaru.push.notification.NotificationCreated;
import io.bookmaru.push.subscription.SubscriptionBound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// A row for each notification and browser. Rows that are done stay, and say what became of them.
@Component
class Deliveries {
    private final JdbcClient jdbc;
    private final Clock clock;

    Deliveries(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void addForEachBrowser(NotificationCreated created) {
        jdbc.sql(
                        """
                        insert into delivery
                            (notification_id, subscription_id, binding_version, next_attempt_at,
                             expires_at)
                        select n.id, s.id, s.binding_version, :now, n.expires_at
                        from notification n
                        join subscription s on s.member_id = n.member_id
                        where n.id = :notificationId
                        on conflict (notification_id, subscription_id) do nothing
                        """)
                .param("now", now())
                .param("notificationId", created.notificationId())
                .update();
    }

    /// The welcome has waited for the member's first browser; it goes to no second one.
    void addWelcome(SubscriptionBound bound) {
        jdbc.sql(
                        """
                        insert into delivery
                            (notification_id, subscription_id, binding_version, next_attempt_at,
                             expires_at)
                        select n.id, :subscriptionId, :bindingVersion, :now, n.expires_at
                        from notification n
                        where n.member_id = :memberId
                          and n.kind = 'WELCOME'
                          and n.expires_at > :now
                          and not exists (select 1 from delivery d where d.notification_id = n.id)
                        on conflict (notification_id, subscription_id) do nothing
                        """)
                .param("subscriptionId", bound.subscriptionId())
                .param("bindingVersion", bound.bindingVersion())
                .param("memberId", bound.memberId())
                .param("now", now())
                .update();
    }

    /// Takes what is due, longest waiting first. Until the lease ends nobody else takes it.
    List<DueDelivery> claim(int limit, Instant leaseEnd) {
        return jdbc.sql(
                        """
                        with due as (
                            select id
                            from delivery
                            where state = 'WAITING' and next_attempt_at <= :now
                            order by next_attempt_at
                            limit :limit
                            for update skip locked
                        ), claimed as (
                            update delivery d
                            set attempts = attempts + 1, next_attempt_at = :leaseEnd
                            from due
                            where d.id = due.id
                            returning d.id, d.attempts, d.expires_at, d.notification_id,
                                d.subscription_id, d.binding_version
                        )
                        select c.id, c.attempts, c.expires_at, c.subscription_id,
                            c.binding_version, n.id as notification_id, n.kind, n.title, n.body,
                            n.url, n.tag, s.endpoint, s.p256dh, s.auth
                        from claimed c
                        join notification n on n.id = c.notification_id
                        left join subscription s
                            on s.id = c.subscription_id and s.binding_version = c.binding_version
                        """)
                .param("now", now())
                .param("limit", limit)
                .param("leaseEnd", utc(leaseEnd))
                .query(Deliveries::dueDelivery)
                .list();
    }

    /// @param reason null when there is nothing to say
    void finish(DueDelivery delivery, DeliveryState state, @Nullable String reason) {
        jdbc.sql(
                        """
                        update delivery
                        set state = :state, reason = :reason, finished_at = :now
                        where id = :id and attempts = :attempt and state = 'WAITING'
                        """)
                .param("state", state.name())
                .param("reason", reason)
                .param("now", now())
                .param("id", delivery.id())
                .param("attempt", delivery.attempt())
                .update();
    }

    void postpone(DueDelivery delivery, Instant until, String reason) {
        jdbc.sql(
                        """
                        update delivery
                        set next_attempt_at = :until, reason = :reason
                        where id = :id and attempts = :attempt and state = 'WAITING'
                        """)
                .param("until", utc(until))
                .param("reason", reason)
                .param("id", delivery.id())
                .param("attempt", delivery.attempt())
                .update();
    }

    private static DueDelivery dueDelivery(ResultSet row, int number) throws SQLException {
        return new DueDelivery(
                row.getLong("id"),
                row.getInt("attempts"),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                row.getLong("subscription_id"),
                row.getInt("binding_version"),
                new PushPayload(
                        row.getLong("notification_id"),
                        row.getString("kind"),
                        row.getString("title"),
                        row.getString("body"),
                        row.getString("url"),
                        row.getString("tag")),
                receiver(row));
    }

    private static @Nullable Receiver receiver(ResultSet row) throws SQLException {
        var endpoint = row.getString("endpoint");
        if (endpoint == null) return null;
        return new Receiver(endpoint, row.getString("p256dh"), row.getString("auth"));
    }

    private OffsetDateTime now() {
        return utc(clock.instant());
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
