package io.bookmaru.push.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Whom to leave alone, and until when. Kept in the database, since the other instances, and this
/// one after a restart, have to keep to it too.
@Component
class Pauses {
    private final JdbcClient jdbc;
    private final DeliveryProperties properties;
    private final Clock clock;

    Pauses(JdbcClient jdbc, DeliveryProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.properties = properties;
        this.clock = clock;
    }

    /// A pause that is longer already stays.
    void pauseOrigin(String origin, Instant until) {
        jdbc.sql(
                        """
                        insert into origin_pause (origin, paused_until)
                        values (:origin, :until)
                        on conflict (origin) do update
                        set paused_until =
                            greatest(origin_pause.paused_until, excluded.paused_until)
                        """)
                .param("origin", origin)
                .param("until", utc(until))
                .update();
    }

    /// Pauses a subscription that refuses our key, twice as long as the last time.
    ///
    /// @return until when; empty when it is paused already, or gone, or in other hands
    Optional<Instant> pauseSubscription(DueDelivery delivery) {
        return jdbc.sql(
                        """
                        insert into subscription_pause as p
                            (subscription_id, bound_at, key_id, refusals, paused_until)
                        select s.id, s.bound_at, s.vapid_key_id, 1, :now + :minPause * interval '1 ms'
                        from subscription s
                        where s.id = :id and s.binding_version = :bindingVersion
                        on conflict (subscription_id) do update
                        set bound_at = excluded.bound_at,
                            key_id = excluded.key_id,
                            refusals = case
                                when p.bound_at = excluded.bound_at and p.key_id = excluded.key_id
                                then p.refusals + 1 else 1 end,
                            paused_until = case
                                when p.bound_at = excluded.bound_at and p.key_id = excluded.key_id
                                then :now + interval '1 ms' * least(
                                    :maxPause, :minPause * power(2, least(p.refusals, 30)))
                                else excluded.paused_until end
                        where p.paused_until <= :now
                           or p.bound_at <> excluded.bound_at
                           or p.key_id <> excluded.key_id
                        returning paused_until
                        """)
                .param("now", utc(clock.instant()))
                .param("minPause", millis(properties.minPause()))
                .param("maxPause", millis(properties.maxPause()))
                .param("id", delivery.subscriptionId())
                .param("bindingVersion", delivery.bindingVersion())
                .query((row, _) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .optional();
    }

    void removeEnded() {
        jdbc.sql("delete from origin_pause where paused_until <= :now")
                .param("now", utc(clock.instant()))
                .update();
    }

    private static double millis(Duration duration) {
        return duration.toMillis();
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
