package io.bookmaru.publisher;

import io.bookmaru.events.Event;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

    /// An event of a group, with the trace of the request that caused it.
    ///
    /// @param traceparent of [#traceparent()], asked in the thread of that request
    public record Appended(String key, Event event, @Nullable String traceparent) {}

    public void append(String topic, long key, Event event) {
        append(topic, Long.toString(key), event);
    }

    public void append(String topic, String key, Event event) {
        appendAll(topic, List.of(new Appended(key, event, traceparent())));
    }

    /// Topic, key and size are checked here, so that the relay hardly ever meets a failure that
    /// does not pass. Within the list the order is kept, too.
    public void appendAll(String topic, List<Appended> events) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("No transaction to append to " + topic + " in");
        }
        entries.insert(events.stream().map(appended -> entry(topic, appended)).toList());
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        wakeUp.wake();
                    }
                });
    }

    /// The trace that the calling thread is in, for an event that another thread will append.
    public @Nullable String traceparent() {
        return records.traceparent();
    }

    private NewOutboxEntry entry(String topic, Appended appended) {
        var event = appended.event();
        if (appended.key().isBlank()) {
            throw new IllegalArgumentException("key: blank (expected: an id)");
        }
        byte[] payload = records.payload(topic, event);
        if (payload.length > MAX_PAYLOAD_BYTES) {
            throw new IllegalArgumentException(
                    "payload: %d bytes (expected: <= %d)"
                            .formatted(payload.length, MAX_PAYLOAD_BYTES));
        }
        return new NewOutboxEntry(
                event.eventId(),
                event.occurredAt(),
                topic,
                appended.key(),
                payload,
                appended.traceparent());
    }
}
