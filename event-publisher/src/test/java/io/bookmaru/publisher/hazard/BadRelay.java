package io.bookmaru.publisher.hazard;

import io.bookmaru.publisher.OutboxUnderTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/// A relay of a design that others have used and that does not hold what an outbox promises.
abstract class BadRelay implements AutoCloseable {
    private static final long PAUSE_NANOS = 2_000_000;

    final OutboxUnderTest world;
    private final int workers;
    private final ExecutorService threads;
    private volatile boolean running = true;

    BadRelay(OutboxUnderTest world, int workers) {
        this.world = world;
        this.workers = workers;
        this.threads = Executors.newFixedThreadPool(workers);
    }

    record Row(long id, String topic, String key, byte[] payload) {}

    /// @return how many were relayed
    abstract int relay(Producer<String, byte[]> producer) throws Exception;

    /// Whether everything was relayed that this design will ever find.
    abstract boolean isDone();

    void start() {
        for (int i = 0; i < workers; i++) threads.submit(this::relayUntilClosed);
    }

    private Void relayUntilClosed() throws Exception {
        try (var producer = world.producers().createProducer()) {
            while (running) {
                if (relay(producer) == 0) LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
        return null;
    }

    List<Row> rows(String sql, long parameter) {
        return world.jdbc()
                .sql("select id, topic, msg_key, payload from outbox " + sql)
                .param(parameter)
                .query((row, n) ->
                        new Row(
                                row.getLong(1),
                                row.getString(2),
                                row.getString(3),
                                row.getBytes(4)))
                .list();
    }

    static void send(List<Row> rows, Producer<String, byte[]> producer) throws Exception {
        var acknowledgements = new ArrayList<Future<RecordMetadata>>();
        for (var row : rows) {
            acknowledgements.add(
                    producer.send(new ProducerRecord<>(row.topic(), row.key(), row.payload())));
        }
        producer.flush();
        for (var acknowledgement : acknowledgements) acknowledgement.get();
    }

    @Override
    public void close() throws InterruptedException {
        running = false;
        threads.shutdown();
        threads.awaitTermination(20, TimeUnit.SECONDS);
    }
}
