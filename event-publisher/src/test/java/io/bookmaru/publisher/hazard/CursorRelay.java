package io.bookmaru.publisher.hazard;

import io.bookmaru.publisher.OutboxUnderTest;
import org.apache.kafka.clients.producer.Producer;

/// Reads on from the last id that it has seen: what is committed later with a lower id is skipped
/// for ever.
class CursorRelay extends BadRelay {
    private volatile long last;

    CursorRelay(OutboxUnderTest world) {
        super(world, 1);
    }

    @Override
    int relay(Producer<String, byte[]> producer) throws Exception {
        var rows = rows("where id > ? order by id limit 500", last);
        send(rows, producer);
        if (!rows.isEmpty()) last = rows.getLast().id();
        return rows.size();
    }

    @Override
    boolean isDone() {
        return rows("where id > ?", last).isEmpty();
    }
}
