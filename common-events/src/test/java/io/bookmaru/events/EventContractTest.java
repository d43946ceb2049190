package io.bookmaru.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The golden file of each topic is what older readers and writers rely on.
class EventContractTest {
    static final Set<String> topics = Topics.PAYLOADS.keySet();

    private final JsonMapper json = JsonMapper.builder().build();

    @ParameterizedTest
    @FieldSource("topics")
    void goldenEventSurvivesReadingAndWriting(String topic) {
        var golden = json.readTree(resource("/events/" + topic + ".json"));

        Event event = json.treeToValue(golden, Topics.PAYLOADS.get(topic));

        assertThat(json.readTree(json.writeValueAsString(event))).isEqualTo(golden);
    }

    @ParameterizedTest
    @FieldSource("topics")
    void goldenEventMatchesItsSchema(String topic) {
        var schema =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(resource("/schemas/" + topic + ".json"));

        assertThat(schema.validate(json.readTree(resource("/events/" + topic + ".json"))))
                .isEmpty();
    }

    @ParameterizedTest
    @FieldSource("topics")
    void schemaNamesExactlyTheFieldsOfTheRecord(String topic) {
        var properties = json.readTree(resource("/schemas/" + topic + ".json")).get("properties");
        var components = Topics.PAYLOADS.get(topic).getRecordComponents();

        assertThat(properties.propertyNames())
                .containsExactlyElementsOf(
                        Arrays.stream(components).map(c -> c.getName()).toList());
    }

    @ParameterizedTest
    @FieldSource("topics")
    void unknownFieldOfANewerWriterIsIgnored(String topic) {
        var newer = (ObjectNode) json.readTree(resource("/events/" + topic + ".json"));
        newer.put("addedInALaterRelease", true);

        assertThat(json.treeToValue(newer, Topics.PAYLOADS.get(topic))).isNotNull();
    }

    @Test
    void everyRecordHasATopic() {
        assertThat(Set.copyOf(Topics.PAYLOADS.values()))
                .isEqualTo(
                        Stream.of(Event.class.getPermittedSubclasses())
                                .collect(Collectors.toSet()));
    }

    private static String resource(String path) {
        try (InputStream in = EventContractTest.class.getResourceAsStream(path)) {
            assertThat(in).as(path).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(path, e);
        }
    }
}
