package io.bookmaru.publisher;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bookmaru.events.Event;
import io.bookmaru.events.Topics;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The form of a record: a JSON value, and CloudEvents' Kafka binary mode in the headers
/// (CloudEvents Kafka protocol binding 1.0.2, §3.2), with the trace that the event was made in.
public class EventRecords {
    static final int MAX_HEADERS_LENGTH = 4_000;
    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private final JsonMapper json = JsonMapper.builder().build();
    private final byte[] source;
    private final TraceHeaders trace;

    EventRecords(String service, TraceHeaders trace) {
        this.source = ("/bookmaru/" + service).getBytes(UTF_8);
        this.trace = trace;
    }

    public ProducerRecord<String, byte[]> record(String topic, String key, Event event) {
        var record = record(topic, key, event.eventId(), event.occurredAt(), payload(topic, event));
        add(trace.current(), record);
        return record;
    }

    ProducerRecord<String, byte[]> record(OutboxEntry entry) {
        var record =
                record(
                        entry.topic(),
                        entry.key(),
                        entry.eventId(),
                        entry.occurredAt(),
                        entry.payload());
        if (entry.headers() != null) add(json.readValue(entry.headers(), HEADERS), record);
        return record;
    }

    private ProducerRecord<String, byte[]> record(
            String topic, String key, UUID eventId, Instant occurredAt, byte[] payload) {
        var record = new ProducerRecord<>(topic, key, payload);
        record.headers()
                .add("ce_specversion", "1.0".getBytes(UTF_8))
                .add("ce_id", eventId.toString().getBytes(UTF_8))
                .add("ce_type", topic.getBytes(UTF_8))
                .add("ce_source", source)
                .add("ce_time", occurredAt.toString().getBytes(UTF_8))
                .add("content-type", "application/json".getBytes(UTF_8));
        return record;
    }

    private static void add(Map<String, String> headers, ProducerRecord<String, byte[]> record) {
        headers.forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
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

    /// The form of [OutboxEntry#headers()]: these and the trace's.
    @Nullable String headers(Map<String, String> headers) {
        var all = trace.current();
        if (all.isEmpty()) {
            all = headers;
        } else if (!headers.isEmpty()) {
            all = new HashMap<>(all);
            all.putAll(headers);
        }
        if (all.isEmpty()) return null;
        var text = json.writeValueAsString(all);
        if (text.length() > MAX_HEADERS_LENGTH) {
            throw new IllegalArgumentException(
                    "headers: %d characters (expected: <= %d)"
                            .formatted(text.length(), MAX_HEADERS_LENGTH));
        }
        return text;
    }
}
