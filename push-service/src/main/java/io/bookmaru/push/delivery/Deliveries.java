package io.bookmaru.push.delivery;

import io.bookmaru.push.delivery.DueDelivery.Receiver;
import io.bookmaru.push.delivery.DueDelivery.Wishes;
import io.bookmaru.push.notification.NotificationCreated;
import io.bookmaru.push.subscription.SubscriptionBound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// A row for each notification and browser. Rows that are done stay, and say what became of them.
@Component
class Deliveries {

    /// Why the member of notification `n`, with the settings `q`, wants no push of it; null when it
    /// does.
    private static final String REFUSAL =
            """
            case
                when n.kind = any (q.kinds_off) then 'settings'
                when n.post_id is not null and exists (
                    select 1
                    from muted_post p
                    where p.member_id = n.member_id and p.post_id = n.post_id)
                then 'muted'
                when exists (
                    select 1
                    from block b
                    where b.member_id = n.member_id
                      and b.blocked_member_id = n.about_member_id
                      and b.active)
                then 'blocked'
            end
            """;

    /// A push that was held has at least so long afterwards.
    private static final Duration LIFE_AFTER_QUIET = Duration.ofHours(1);

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
                            (notification_id, subscription_id, edition, binding_version, origin,
                             next_attempt_at, expires_at)
                        select n.id, s.id, n.edition, s.binding_version,
                            coalesce(
                                lower(substring(s.endpoint from '^[^:/?#]+://[^/?#]*')), ''),
                            :now, n.expires_at
                        from notification n
                        join subscription s on s.member_id = n.member_id
                        left join notification_setting q on q.member_id = n.member_id
                        where n.id = any (:notificationIds::bigint[]) and %s is null
                        on conflict (notification_id, subscription_id, edition) do nothing
                        """
                                .formatted(REFUSAL))
                .param("now", now())
                .param("notificationIds", created.notificationIds().toArray(Long[]::new))
                .update();
    }

    /// The welcome has waited for the member's first browser; it goes to no second one.
    void addWelcome(SubscriptionBound bound) {
        jdbc.sql(
                        """
                        insert into delivery
                            (notification_id, subscription_id, binding_version, origin,
                             next_attempt_at, expires_at)
                        select n.id, s.id, :bindingVersion,
                            coalesce(
                                lower(substring(s.endpoint from '^[^:/?#]+://[^/?#]*')), ''),
                            :now, n.expires_at
                        from notification n
                        join subscription s on s.id = :subscriptionId
                        left join notification_setting q on q.member_id = n.member_id
                        where n.member_id = :memberId
                          and n.kind = 'WELCOME'
                          and n.expires_at > :now
                          and not exists (select 1 from delivery d where d.notification_id = n.id)
                          and %s is null
                        on conflict (notification_id, subscription_id, edition) do nothing
                        """
                                .formatted(REFUSAL))
                .param("subscriptionId", bound.subscriptionId())
                .param("bindingVersion", bound.bindingVersion())
                .param("memberId", bound.memberId())
                .param("now", now())
                .update();
    }

    /// Push services for which something is due, each found by one step through the index.
    List<String> originsDue() {
        return jdbc.sql(
                        """
                        with recursive waiting as (
                            (select min(origin) as origin from delivery where state = 'WAITING')
                            union all
                            select (
                                select min(d.origin)
                                from delivery d
                                where d.state = 'WAITING' and d.origin > w.origin)
                            from waiting w
                            where w.origin is not null
                        )
                        select w.origin
                        from waiting w
                        where w.origin is not null
                          and exists (
                            select 1
                            from delivery d
                            where d.state = 'WAITING'
                              and d.origin = w.origin
                              and d.next_attempt_at <= :now)
                          and not exists (
                            select 1
                            from origin_pause p
                            where p.origin = w.origin and p.paused_until > :now)
                        """)
                .param("now", now())
                .query((row, _) -> row.getString(1))
                .list();
    }

    /// Takes what is due, of each push service the longest waiting. Until the lease ends nobody
    /// else takes it. It has no reason until it is put off: so [EndDeliveries] knows it.
    ///
    /// In two statements: of how many rows the first finds PostgreSQL has no idea, and would join
    /// them with the whole table.
    ///
    /// @param places how many to take at most for each origin
    @Transactional
    List<DueDelivery> claim(Map<String, Integer> places, Instant leaseEnd) {
        var due = lockDue(places);
        return due.isEmpty() ? List.of() : lease(due, leaseEnd);
    }

    private List<Long> lockDue(Map<String, Integer> places) {
        return jdbc.sql(
                        """
                        select d.id
                        from unnest(:origins::text[], :limits::int[]) as place (origin, size)
                        cross join lateral (
                            select id
                            from delivery
                            where state = 'WAITING'
                              and origin = place.origin
                              and next_attempt_at <= :now
                            order by next_attempt_at
                            limit place.size
                            for update skip locked
                        ) d
                        where not exists (
                            select 1
                            from origin_pause p
                            where p.origin = place.origin and p.paused_until > :now)
                        """)
                .param("origins", places.keySet().toArray(String[]::new))
                .param("limits", places.values().toArray(Integer[]::new))
                .param("now", now())
                .query((row, _) -> row.getLong("id"))
                .list();
    }

    private List<DueDelivery> lease(List<Long> due, Instant end) {
        return jdbc.sql(
                        """
                        with claimed as (
                            update delivery d
                            set attempts = attempts + 1, next_attempt_at = :end, reason = null
                            where d.id = any (:due)
                            returning d.id, d.attempts, d.expires_at, d.origin, d.notification_id,
                                d.subscription_id, d.binding_version, d.edition
                        )
                        select c.id, c.attempts, c.expires_at, c.origin, c.subscription_id,
                            c.binding_version, n.id as notification_id, n.kind, n.title, n.body,
                            n.url, n.tag, s.endpoint, s.p256dh, s.auth, s.vapid_key_id,
                            p.paused_until, n.member_id, q.quiet_from is not null as quiet_hours,
                            case when c.edition < n.edition then 'superseded' else %s end
                                as refusal
                        from claimed c
                        join notification n on n.id = c.notification_id
                        left join subscription s
                            on s.id = c.subscription_id and s.binding_version = c.binding_version
                        left join subscription_pause p
                            on p.subscription_id = s.id
                                and p.bound_at = s.bound_at
                                and p.key_id = s.vapid_key_id
                                and p.paused_until > :now
                        left join notification_setting q on q.member_id = n.member_id
                        """
                                .formatted(REFUSAL))
                .param("due", due.toArray(Long[]::new))
                .param("now", now())
                .param("end", utc(end))
                .query(Deliveries::dueDelivery)
                .list();
    }

    /// Records many at once, in one commit.
    void accept(Collection<DueDelivery> accepted) {
        jdbc.sql(
                        """
                        update delivery d
                        set state = 'ACCEPTED', reason = null, finished_at = :now
                        from unnest(:ids::bigint[], :attempts::int[]) as sent (id, attempt)
                        where d.id = sent.id
                          and d.attempts = sent.attempt
                          and d.state = 'WAITING'
                        """)
                .param("now", now())
                .param("ids", accepted.stream().map(DueDelivery::id).toArray(Long[]::new))
                .param(
                        "attempts",
                        accepted.stream().map(DueDelivery::attempt).toArray(Integer[]::new))
                .update();
    }

    /// Drops what nobody has come to in time, its push service being paused or failing. What is
    /// being sent is let be: it has been claimed beyond now.
    ///
    /// @return how many, at most the limit
    int dropExpired(int limit) {
        return jdbc.sql(
                        """
                        update delivery
                        set state = 'DROPPED', reason = 'expired', finished_at = :now
                        where id in (
                            select id
                            from delivery
                            where state = 'WAITING'
                              and expires_at <= :now
                              and next_attempt_at <= :now
                            limit :limit
                            for update skip locked)
                        """)
                .param("now", now())
                .param("limit", limit)
                .update();
    }

    /// All deliveries at one moment: a count for each state and reason.
    List<DeliveryCount> counts() {
        return jdbc.sql(
                        """
                        select state, coalesce(split_part(reason, ':', 1), '') as reason, count(*)
                        from delivery
                        group by 1, 2
                        """)
                .query((row, _) ->
                        new DeliveryCount(
                                DeliveryState.valueOf(row.getString(1)),
                                row.getString(2),
                                row.getLong(3)))
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

    /// Until the member's quiet hours end. Being held costs it no more than a day of its life, so
    /// that it does not expire unsent because of them.
    void hold(DueDelivery delivery, Instant until) {
        jdbc.sql(
                        """
                        update delivery d
                        set next_attempt_at = :until,
                            reason = 'quiet',
                            expires_at = greatest(
                                d.expires_at,
                                least(:lifeUntil, n.expires_at + interval '1 day'))
                        from notification n
                        where d.id = :id
                          and d.attempts = :attempt
                          and d.state = 'WAITING'
                          and n.id = d.notification_id
                        """)
                .param("until", utc(until))
                .param("lifeUntil", utc(until.plus(LIFE_AFTER_QUIET)))
                .param("id", delivery.id())
                .param("attempt", delivery.attempt())
                .update();
    }

    /// Has what is held for a member looked at again now.
    void release(long memberId) {
        jdbc.sql(
                        """
                        update delivery d
                        set next_attempt_at = :now
                        from notification n
                        where n.member_id = :memberId
                          and d.notification_id = n.id
                          and d.state = 'WAITING'
                          and d.reason = 'quiet'
                        """)
                .param("now", now())
                .param("memberId", memberId)
                .update();
    }

    private static DueDelivery dueDelivery(ResultSet row, int number) throws SQLException {
        return new DueDelivery(
                row.getLong("id"),
                row.getInt("attempts"),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                row.getString("origin"),
                row.getLong("subscription_id"),
                row.getInt("binding_version"),
                new PushPayload(
                        row.getLong("notification_id"),
                        row.getString("kind"),
                        row.getString("title"),
                        row.getString("body"),
                        row.getString("url"),
                        row.getString("tag")),
                new Wishes(
                        row.getLong("member_id"),
                        row.getString("refusal"),
                        row.getBoolean("quiet_hours")),
                receiver(row));
    }

    private static @Nullable Receiver receiver(ResultSet row) throws SQLException {
        var endpoint = row.getString("endpoint");
        if (endpoint == null) return null;
        var pausedUntil = row.getObject("paused_until", OffsetDateTime.class);
        return new Receiver(
                endpoint,
                row.getString("p256dh"),
                row.getString("auth"),
                row.getString("vapid_key_id"),
                pausedUntil == null ? null : pausedUntil.toInstant());
    }

    private OffsetDateTime now() {
        return utc(clock.instant());
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
