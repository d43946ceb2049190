package io.bookmaru.publisher;

import io.bookmaru.events.Event;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Where a use case leaves the events of its transaction.
///
/// An event appended here reaches Kafka if and only if the transaction commits, at least once, and
/// in the order of the commits for each key. That order needs the caller to have written (and so
/// locked) the row of the aggregate before it appends.
public class Outbox {
    static final int MAX_PAYLOAD_BYTES = 200_000;

    private final OutboxEntries entries;
    private final EventRecords records;
    private final RelayWakeUp wakeUp;

    Outbox(OutboxEntries entries, EventRecords records, RelayWakeUp wakeUp) {
        this.entries = entries;
        this.records = records;
        this.wakeUp = wakeUp;
    }

    /// Topic, key and size are checked here, so that the relay meets only failures that pass.
    public void append(String topic, long key, Event event) {
        append(topic, Long.toString(key), event);
    }

    public void append(String topic, String key, Event event) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("No transaction to append " + event.eventId() + " to");
        }
        if (key.isBlank()) throw new IllegalArgumentException("key: blank (expected: an id)");
        byte[] payload = records.payload(topic, event);
        if (payload.length > MAX_PAYLOAD_BYTES) {
            throw new IllegalArgumentException(
                    "payload: %d bytes (expected: <= %d)"
                            .formatted(payload.length, MAX_PAYLOAD_BYTES));
        }
        entries.insert(
                event.eventId(), event.occurredAt(), topic, key, payload, records.traceparent());
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        wakeUp.wake();
                    }
                });
    }
}
