package io.bookmaru.api.idempotency;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class IdempotencyKeys {
    private final JdbcClient jdbc;
    private final IdempotencyProperties properties;
    private final Clock clock;

    IdempotencyKeys(JdbcClient jdbc, IdempotencyProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.properties = properties;
        this.clock = clock;
    }

    /// Until the transaction ends. Never waits, so that repeats do not use up the connections.
    ///
    /// @return false when another request with this key is under way; by chance also when one whose
    ///   key has the same 64-bit hash is
    boolean lock(long memberId, String key) {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended(:key, :memberId))")
                .param("key", key)
                .param("memberId", memberId)
                .query(Boolean.class)
                .single();
    }

    /// @return false when the key has an answer that is still kept
    boolean take(long memberId, String key, byte[] requestHash) {
        return jdbc.sql(
                                """
                                insert into idempotency_keys
                                    (member_id, key, request_hash, created_at)
                                values (:memberId, :key, :requestHash, :now)
                                on conflict (member_id, key) do update
                                set request_hash = excluded.request_hash,
                                    created_at = excluded.created_at
                                where idempotency_keys.created_at < :oldest
                                """)
                        .param("memberId", memberId)
                        .param("key", key)
                        .param("requestHash", requestHash)
                        .param("now", now())
                        .param("oldest", oldest())
                        .update()
                > 0;
    }

    Optional<KeptAnswer> find(long memberId, String key) {
        return jdbc.sql(
                        """
                        select request_hash, status, location, body from idempotency_keys
                        where member_id = :memberId and key = :key
                        """)
                .param("memberId", memberId)
                .param("key", key)
                .query((row, _) ->
                        new KeptAnswer(
                                row.getBytes("request_hash"),
                                row.getInt("status"),
                                row.getString("location"),
                                row.getString("body")))
                .optional();
    }

    void keep(long memberId, String key, int status, @Nullable String location, String body) {
        jdbc.sql(
                        """
                        update idempotency_keys
                        set status = :status, location = :location, body = :body
                        where member_id = :memberId and key = :key
                        """)
                .param("memberId", memberId)
                .param("key", key)
                .param("status", status)
                .param("location", location)
                .param("body", body)
                .update();
    }

    int removeOld() {
        return jdbc.sql("delete from idempotency_keys where created_at < :oldest")
                .param("oldest", oldest())
                .update();
    }

    private OffsetDateTime oldest() {
        return now().minus(properties.keepFor());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
