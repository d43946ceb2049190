package io.bookmaru.testing.corpus;

import io.bookmaru.events.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The golden event of a topic, with ids that no other topic's has: a browser that subscribes here
/// is told of no comment that is made there.
final class GoldenEvent {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long FIRST_ID = 7_000_000_000L;
    private static final String PLACEHOLDER = "put something here";

    private final String topic;
    private final ObjectNode event;

    private GoldenEvent(String topic, ObjectNode event) {
        this.topic = topic;
        this.event = event;
    }

    static GoldenEvent of(String topic) {
        var golden = (ObjectNode) JSON.readTree(resource("/events/" + topic + ".json"));
        long ids = FIRST_ID + Math.floorMod(topic.hashCode(), 1_000_000) * 1_000L;
        for (var property : List.copyOf(golden.properties())) {
            if (property.getKey().endsWith("Id") && property.getValue().isIntegralNumber())
                golden.put(property.getKey(), ids + property.getValue().longValue());
        }
        return new GoldenEvent(topic, golden);
    }

    boolean isCompacted() {
        return Topics.COMPACTED.contains(topic);
    }

    List<Field> fields() {
        return Field.of(Objects.requireNonNull(Topics.PAYLOADS.get(topic), topic));
    }

    /// The fields that hold any text, lists of texts included.
    List<Field> textFields() {
        return fields().stream().filter(Field::holdsText).toList();
    }

    String json() {
        return event.toString();
    }

    /// @param json goes in as it is, whether or not it is JSON
    String with(Field field, String json) {
        var copy = event.deepCopy();
        parent(copy, field).put(field.name(), PLACEHOLDER);
        return copy.toString().replace('"' + PLACEHOLDER + '"', json);
    }

    String without(Field field) {
        var copy = event.deepCopy();
        parent(copy, field).remove(field.name());
        return copy.toString();
    }

    /// One more field, which no record has.
    String withExtra(String json) {
        return withMore("\"extra\":" + json);
    }

    /// @param members of the object, after the event's own
    String withMore(String members) {
        var json = json();
        return json.substring(0, json.length() - 1) + "," + members + "}";
    }

    String value(Field field) {
        return event.at(field.pointer()).toString();
    }

    private static ObjectNode parent(ObjectNode event, Field field) {
        var parent = JsonPointer.compile(field.pointer()).head();
        return (ObjectNode) event.at(Objects.requireNonNull(parent));
    }

    private static byte[] resource(String path) {
        try (InputStream in = GoldenEvent.class.getResourceAsStream(path)) {
            return Objects.requireNonNull(in, path).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
