package io.bookmaru.publisher.hazard;

import io.bookmaru.publisher.OutboxUnderTest;
import java.util.List;
import org.apache.kafka.clients.producer.Producer;

/// Several workers that take the oldest entries nobody else has: two of them may hold entries of
/// one key, and the later one may be sent first.
class SkipLockedRelay extends BadRelay {
    private static final int WORKERS = 4;
    private static final int BATCH = 50;

    SkipLockedRelay(OutboxUnderTest world) {
        super(world, WORKERS);
    }

    @Override
    int relay(Producer<String, byte[]> producer) {
        return world.transactions()
                .execute(status -> {
                    var rows = rows("order by id limit ? for update skip locked", BATCH);
                    try {
                        send(rows, producer);
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                    delete(rows);
                    return rows.size();
                });
    }

    private void delete(List<Row> rows) {
        world.jdbc()
                .sql("delete from outbox where id = any(?)")
                .param(rows.stream().map(Row::id).toArray(Long[]::new))
                .update();
    }

    @Override
    boolean isDone() {
        return world.isEmpty();
    }
}
