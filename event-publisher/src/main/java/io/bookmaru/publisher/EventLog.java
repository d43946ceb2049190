package io.bookmaru.publisher;

import io.bookmaru.events.Event;
import java.util.concurrent.CompletableFuture;
import org.springframework.kafka.core.ProducerFactory;

/// A topic that is itself the state of what it tells, so there is no database with which it would
/// have to be kept in step. For anything else there is the [Outbox].
public class EventLog implements AutoCloseable {
    private final ProducerFactory<String, byte[]> producers;
    private final EventRecords records;
    private final String topic;

    EventLog(ProducerFactory<String, byte[]> producers, EventRecords records, String topic) {
        this.producers = producers;
        this.records = records;
        this.topic = topic;
    }

    /// Appends in the order of the calls for each key. May wait, while Kafka is away, for as long
    /// as a delivery may take.
    ///
    /// @return the record's offset, once all replicas in sync have it; or a failure, after which
    ///   the record may be there all the same
    public CompletableFuture<Long> append(String key, Event event) {
        var appended = new CompletableFuture<Long>();
        try {
            // The one there is, or another after a failure that ended it.
            producers
                    .createProducer()
                    .send(
                            records.record(topic, key, event),
                            (record, failure) -> {
                                if (failure == null) appended.complete(record.offset());
                                else appended.completeExceptionally(failure);
                            });
        } catch (RuntimeException e) {
            appended.completeExceptionally(e);
        }
        return appended;
    }

    @Override
    public void close() {
        producers.reset();
    }
}
