package io.bookmaru.publisher;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/// The outbox table. A key's entries share a shard, and a shard is relayed by one instance at a
/// time.
class OutboxEntries {
    static final int SHARDS = 64;

    /// First half of the advisory lock's key, so that it collides with no other use of advisory
    /// locks.
    private static final int LOCK_CLASS = 0x0b0c;

    private final JdbcClient jdbc;

    OutboxEntries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// In one statement; ids grow in the order of the list.
    void insert(List<NewOutboxEntry> entries) {
        jdbc.sql(
                        """
                        insert into outbox
                            (event_id, occurred_at, shard, topic, msg_key, payload, traceparent)
                        select * from unnest(
                            :eventIds::uuid[], :occurredAt::timestamptz[], :shards::smallint[],
                            :topics::text[], :keys::text[], :payloads::bytea[],
                            :traceparents::text[])
                        """)
                .param("eventIds", array("uuid", entries, NewOutboxEntry::eventId))
                .param("occurredAt", array("timestamptz", entries, NewOutboxEntry::occurredAt))
                .param("shards", array("int2", entries, entry -> (short) shardOf(entry.key())))
                .param("topics", array("text", entries, NewOutboxEntry::topic))
                .param("keys", array("text", entries, NewOutboxEntry::key))
                .param("payloads", new SqlArrayValue("bytea", (Object[]) payloads(entries)))
                .param("traceparents", array("text", entries, NewOutboxEntry::traceparent))
                .update();
    }

    private static SqlArrayValue array(
            String type,
            List<NewOutboxEntry> entries,
            Function<NewOutboxEntry, @Nullable Object> column) {
        return new SqlArrayValue(type, entries.stream().map(column).toArray());
    }

    private static byte[][] payloads(List<NewOutboxEntry> entries) {
        return entries.stream().map(NewOutboxEntry::payload).toArray(byte[][]::new);
    }

    static int shardOf(String key) {
        return Math.floorMod(Utils.murmur2(key.getBytes(UTF_8)), SHARDS);
    }

    /// Locks, until the transaction ends, each shard that has entries and that no other relay
    /// holds.
    ///
    /// @param waiting shards that are left out
    List<Integer> lockWaitingShards(Collection<Integer> waiting) {
        return jdbc.sql(
                        """
                        with recursive filled (shard) as (
                            select min(shard) from outbox
                            union all
                            select (select min(o.shard) from outbox o where o.shard > f.shard)
                            from filled f where f.shard is not null
                        ), shards as materialized (
                            select shard from filled
                            where shard is not null and shard <> all(:waiting)
                        )
                        select shard from shards where pg_try_advisory_xact_lock(:class, shard)
                        """)
                .param("waiting", waiting.toArray(Integer[]::new))
                .param("class", LOCK_CLASS)
                .query((row, n) -> row.getInt("shard"))
                .list();
    }

    /// The oldest of each shard, at most `limit` of it, in their order. A statement of its own, so
    /// that it sees what was committed before its shards were locked.
    ///
    /// @param without topics that are left out
    List<OutboxEntry> oldest(List<Integer> shards, int limit, Set<String> without) {
        return jdbc.sql(
                        """
                        select o.*
                        from unnest(:shards) s (shard)
                        cross join lateral (
                            select id, shard, event_id, occurred_at, topic, msg_key, payload,
                                   traceparent
                            from outbox
                            where shard = s.shard and topic <> all(:without)
                            order by id
                            limit :limit
                        ) o
                        order by o.id
                        """)
                .param("shards", shards.toArray(Integer[]::new))
                .param("limit", limit)
                .param("without", without.toArray(String[]::new))
                .query(OutboxEntries::entry)
                .list();
    }

    /// In whichever shard.
    Optional<OutboxEntry> oldestOf(String topic) {
        return jdbc.sql(
                        """
                        select id, shard, event_id, occurred_at, topic, msg_key, payload, traceparent
                        from outbox
                        where topic = :topic
                        order by id
                        limit 1
                        """)
                .param("topic", topic)
                .query(OutboxEntries::entry)
                .optional();
    }

    private static OutboxEntry entry(ResultSet row, int n) throws SQLException {
        return new OutboxEntry(
                row.getLong("id"),
                row.getInt("shard"),
                row.getObject("event_id", UUID.class),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                row.getString("topic"),
                row.getString("msg_key"),
                row.getBytes("payload"),
                row.getString("traceparent"));
    }

    void delete(Collection<Long> ids) {
        jdbc.sql("delete from outbox where id = any(:ids)")
                .param("ids", ids.toArray(Long[]::new))
                .update();
    }

    /// A relay whose process is frozen while it sends loses its locks after this long.
    void limitIdleTime() {
        jdbc.sql("select set_config('idle_in_transaction_session_timeout', '30s', true)")
                .query(String.class)
                .single();
    }

    long count() {
        return jdbc.sql("select count(*) from outbox").query(Long.class).single();
    }

    /// The oldest of each topic and shard.
    List<WaitingEntry> oldestOfEach() {
        return jdbc.sql(
                        """
                        select distinct on (topic, shard) id, topic, shard, msg_key, event_id,
                               extract(epoch from clock_timestamp() - created_at) as age
                        from outbox
                        order by topic, shard, id
                        """)
                .query(OutboxEntries::waitingEntry)
                .list();
    }

    Optional<WaitingEntry> find(long id) {
        return jdbc.sql(
                        """
                        select id, topic, shard, msg_key, event_id,
                               extract(epoch from clock_timestamp() - created_at) as age
                        from outbox
                        where id = :id
                        """)
                .param("id", id)
                .query(OutboxEntries::waitingEntry)
                .optional();
    }

    private static WaitingEntry waitingEntry(ResultSet row, int n) throws SQLException {
        return new WaitingEntry(
                row.getLong("id"),
                row.getString("topic"),
                row.getInt("shard"),
                row.getString("msg_key"),
                row.getObject("event_id", UUID.class),
                row.getDouble("age"));
    }

    /// 0 when the outbox is empty.
    double oldestAgeSeconds() {
        return jdbc.sql(
                        """
                        select coalesce(extract(epoch from clock_timestamp() - min(created_at)), 0)
                        from outbox
                        """)
                .query(Double.class)
                .single();
    }
}
