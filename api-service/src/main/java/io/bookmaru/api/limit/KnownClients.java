package io.bookmaru.api.limit;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// From where members have logged in, as hashes.
@Repository
class KnownClients {
    private static final Duration REMEMBER_AT_MOST_EVERY = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final LimitProperties properties;
    private final Clock clock;

    KnownClients(JdbcClient jdbc, LimitProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.properties = properties;
        this.clock = clock;
    }

    boolean contain(long memberId, ClientAddress client) {
        return jdbc.sql(
                        """
                        select exists (
                            select from known_clients
                            where member_id = :memberId and client = :client and seen_at > :oldest)
                        """)
                .param("memberId", memberId)
                .param("client", hash(memberId, client))
                .param("oldest", ago(properties.knownFor()))
                .query(Boolean.class)
                .single();
    }

    void add(long memberId, ClientAddress client) {
        jdbc.sql(
                        """
                        insert into known_clients (member_id, client, seen_at)
                        values (:memberId, :client, :now)
                        on conflict (member_id, client) do update set seen_at = excluded.seen_at
                        where known_clients.seen_at < :yesterday
                        """)
                .param("memberId", memberId)
                .param("client", hash(memberId, client))
                .param("now", ago(Duration.ZERO))
                .param("yesterday", ago(REMEMBER_AT_MOST_EVERY))
                .update();
    }

    void removeOld() {
        jdbc.sql("delete from known_clients where seen_at <= :oldest")
                .param("oldest", ago(properties.knownFor()))
                .update();
    }

    private static byte[] hash(long memberId, ClientAddress client) {
        return new Counter("known " + memberId + " " + client.network(), 0).hash();
    }

    private OffsetDateTime ago(Duration time) {
        return clock.instant().minus(time).atOffset(ZoneOffset.UTC);
    }
}
