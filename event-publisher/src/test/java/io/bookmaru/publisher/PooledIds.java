package io.bookmaru.publisher;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// An outbox whose ids do not come from the database one by one.
class PooledIds extends OutboxEntries {
    private static final int BLOCK = 50;

    private final JdbcClient jdbc;
    private final AtomicLong blocks;
    private long next;
    private long end;

    PooledIds(JdbcClient jdbc, AtomicLong blocks) {
        super(jdbc);
        this.jdbc = jdbc;
        this.blocks = blocks;
    }

    @Override
    void insert(
            UUID eventId,
            Instant occurredAt,
            String topic,
            String key,
            byte[] payload,
            @Nullable String traceparent) {
        jdbc.sql(
                        """
                        insert into outbox (id, event_id, occurred_at, shard, topic, msg_key, payload)
                        overriding system value
                        values (:id, :eventId, :occurredAt, :shard, :topic, :key, :payload)
                        """)
                .param("id", nextId())
                .param("eventId", eventId)
                .param("occurredAt", occurredAt.atOffset(ZoneOffset.UTC))
                .param("shard", shardOf(key))
                .param("topic", topic)
                .param("key", key)
                .param("payload", payload)
                .update();
    }

    private synchronized long nextId() {
        if (next == end) {
            next = blocks.getAndAdd(BLOCK);
            end = next + BLOCK;
        }
        return next++;
    }
}
