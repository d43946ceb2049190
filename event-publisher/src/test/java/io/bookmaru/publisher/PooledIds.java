package io.bookmaru.publisher;

import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
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
    void insert(List<NewOutboxEntry> entries) {
        entries.forEach(this::insert);
    }

    private void insert(NewOutboxEntry entry) {
        jdbc.sql(
                        """
                        insert into outbox (id, event_id, occurred_at, shard, topic, msg_key, payload)
                        overriding system value
                        values (:id, :eventId, :occurredAt, :shard, :topic, :key, :payload)
                        """)
                .param("id", nextId())
                .param("eventId", entry.eventId())
                .param("occurredAt", entry.occurredAt().atOffset(ZoneOffset.UTC))
                .param("shard", shardOf(entry.key()))
                .param("topic", entry.topic())
                .param("key", entry.key())
                .param("payload", entry.payload())
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
