package io.bookmaru.consumer;

import io.bookmaru.events.Event;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.support.converter.ConversionException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Reads the value of a record, for batch listeners that must tell a bad record from its
/// neighbours.
public class EventReader {
    private static final byte[] NOTHING = {};

    private final JsonMapper json;

    EventReader(JsonMapper json) {
        this.json = json;
    }

    /// @throws ConversionException when the record is not a readable event of that type; a repeat
    ///   cannot help
    public <E extends Event> E read(ConsumerRecord<?, byte[]> record, Class<E> type) {
        try {
            var value = record.value() == null ? NOTHING : record.value();
            var event = json.readValue(value, type);
            if (event == null)
                throw new IllegalArgumentException("value: null (expected: an event)");
            return event;
        } catch (JacksonException | IllegalArgumentException e) {
            throw new ConversionException("Unreadable " + type.getSimpleName(), record, e);
        }
    }
}
