package io.bookmaru.publisher;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bookmaru.events.Event;
import io.bookmaru.events.Topics;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// The form of a record: a JSON value, and CloudEvents' Kafka binary mode in the headers
/// (CloudEvents Kafka protocol binding 1.0.2, §3.2), with the trace that the event was made in.
public class EventRecords {
    private final JsonMapper json = JsonMapper.builder().build();
    private final byte[] source;
    private final CurrentTrace trace;

    EventRecords(String service, CurrentTrace trace) {
        this.source = ("/bookmaru/" + service).getBytes(UTF_8);
        this.trace = trace;
    }

    public ProducerRecord<String, byte[]> record(String topic, String key, Event event) {
        return record(
                topic,
                key,
                event.eventId(),
                event.occurredAt(),
                payload(topic, event),
                trace.traceparent());
    }

    ProducerRecord<String, byte[]> record(OutboxEntry entry) {
        return record(
                entry.topic(),
                entry.key(),
                entry.eventId(),
                entry.occurredAt(),
                entry.payload(),
                entry.traceparent());
    }

    private ProducerRecord<String, byte[]> record(
            String topic,
            String key,
            UUID eventId,
            Instant occurredAt,
            byte[] payload,
            @Nullable String traceparent) {
        var record = new ProducerRecord<>(topic, key, payload);
        record.headers()
                .add("ce_specversion", "1.0".getBytes(UTF_8))
                .add("ce_id", eventId.toString().getBytes(UTF_8))
                .add("ce_type", topic.getBytes(UTF_8))
                .add("ce_source", source)
                .add("ce_time", occurredAt.toString().getBytes(UTF_8))
                .add("content-type", "application/json".getBytes(UTF_8));
        if (traceparent != null) record.headers().add("traceparent", traceparent.getBytes(UTF_8));
        return record;
    }

    /// For [OutboxEntry#traceparent()].
    @Nullable String traceparent() {
        return trace.traceparent();
    }

    byte[] payload(String topic, Event event) {
        var expected = Topics.PAYLOADS.get(topic);
        if (event.getClass() != expected) {
            throw new IllegalArgumentException(
                    "event: %s on topic %s (expected: %s)"
                            .formatted(event.getClass().getSimpleName(), topic, expected));
        }
        return json.writeValueAsBytes(event);
    }
}
