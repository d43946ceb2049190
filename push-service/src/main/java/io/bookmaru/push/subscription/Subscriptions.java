package io.bookmaru.push.subscription;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// A row for each browser: an endpoint belongs to the member who subscribed last in it. Which
/// request was the last, [NewestRequests] knows. The keys are stored encrypted.
@Component
public class Subscriptions {
    private final JdbcClient jdbc;
    private final AddressEncryption encryption;
    private final Clock clock;

    Subscriptions(JdbcClient jdbc, AddressEncryption encryption, Clock clock) {
        this.jdbc = jdbc;
        this.encryption = encryption;
        this.clock = clock;
    }

    Optional<Subscription> find(String endpoint) {
        return jdbc.sql(
                        """
                        select id, member_id, binding_version, vapid_key_id, endpoint, p256dh, auth
                        from subscription
                        where endpoint = :endpoint
                        """)
                .param("endpoint", endpoint)
                .query(this::subscription)
                .optional();
    }

    SubscriptionBound bind(long memberId, PushAddress address, String keyId) {
        return jdbc.sql(
                        """
                        insert into subscription
                            (member_id, endpoint, p256dh, auth, vapid_key_id, binding_version, bound_at)
                        values (:memberId, :endpoint, :p256dh, :auth, :vapidKeyId, 1, :now)
                        on conflict (endpoint) do update
                        set member_id = excluded.member_id,
                            p256dh = excluded.p256dh,
                            auth = excluded.auth,
                            vapid_key_id = excluded.vapid_key_id,
                            binding_version = subscription.binding_version
                                + (subscription.member_id <> excluded.member_id)::int,
                            bound_at = excluded.bound_at
                        returning id, member_id, binding_version
                        """)
                .param("memberId", memberId)
                .param("endpoint", address.endpoint())
                .param("p256dh", encrypted(address.p256dh(), address))
                .param("auth", encrypted(address.auth(), address))
                .param("vapidKeyId", keyId)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, _) ->
                        new SubscriptionBound(
                                row.getLong("id"),
                                row.getLong("member_id"),
                                row.getInt("binding_version")))
                .single();
    }

    /// @param replacedHash of what it was before
    void move(long id, PushAddress address, String keyId, byte[] replacedHash) {
        jdbc.sql(
                        """
                        update subscription
                        set endpoint = :endpoint,
                            p256dh = :p256dh,
                            auth = :auth,
                            vapid_key_id = :vapidKeyId,
                            bound_at = :now,
                            replaced_hash = :replacedHash
                        where id = :id
                        """)
                .param("endpoint", address.endpoint())
                .param("p256dh", encrypted(address.p256dh(), address))
                .param("auth", encrypted(address.auth(), address))
                .param("vapidKeyId", keyId)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("replacedHash", replacedHash)
                .param("id", id)
                .update();
    }

    /// Empty when the subscription has not been moved.
    Optional<byte[]> replacedHash(long id) {
        return jdbc.sql(
                        """
                        select replaced_hash from subscription
                        where id = :id and replaced_hash is not null
                        """)
                .param("id", id)
                .query(byte[].class)
                .optional();
    }

    int countOf(long memberId) {
        return jdbc.sql("select count(*) from subscription where member_id = :memberId")
                .param("memberId", memberId)
                .query(Integer.class)
                .single();
    }

    Map<String, Long> countByKey() {
        var counts = new HashMap<String, Long>();
        jdbc.sql("select vapid_key_id, count(*) from subscription group by 1")
                .query(row -> {
                    counts.put(row.getString(1), row.getLong(2));
                });
        return counts;
    }

    void remove(long id) {
        jdbc.sql("delete from subscription where id = :id").param("id", id).update();
    }

    void forgetAllOf(long memberId) {
        jdbc.sql(
                        """
                        with forgotten as (
                            delete from subscription where member_id = :memberId returning id)
                        delete from answered_request
                        where subscription_id in (select id from forgotten)
                        """)
                .param("memberId", memberId)
                .update();
    }

    /// Its push service says that this endpoint is gone. A browser that has changed hands since
    /// then, or has another endpoint by now, is spared.
    ///
    /// @return whether it was still bound so
    public boolean forget(long id, int bindingVersion, String endpoint) {
        return jdbc.sql(
                                """
                                delete from subscription
                                where id = :id and binding_version = :bindingVersion
                                    and endpoint = :endpoint
                                """)
                        .param("id", id)
                        .param("bindingVersion", bindingVersion)
                        .param("endpoint", endpoint)
                        .update()
                == 1;
    }

    /// Whether the browser is still the same member's.
    public boolean isBound(long id, int bindingVersion) {
        return jdbc.sql(
                        """
                        select exists (
                            select from subscription
                            where id = :id and binding_version = :bindingVersion)
                        """)
                .param("id", id)
                .param("bindingVersion", bindingVersion)
                .query(Boolean.class)
                .single();
    }

    private String encrypted(String key, PushAddress address) {
        return encryption.encrypt(key, address.endpoint());
    }

    private Subscription subscription(ResultSet row, int number) throws SQLException {
        var endpoint = row.getString("endpoint");
        return new Subscription(
                row.getLong("id"),
                row.getLong("member_id"),
                row.getInt("binding_version"),
                row.getString("vapid_key_id"),
                new PushAddress(
                        endpoint,
                        encryption.decrypt(row.getString("p256dh"), endpoint),
                        encryption.decrypt(row.getString("auth"), endpoint)));
    }
}
