package io.bookmaru.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// docs/asyncapi.yaml is written by hand, and so is what the comments in [Topics] say of keys and
/// producers. Here the one is held against the other.
class AsyncApiTest {
    static final Set<String> topics = Topics.PAYLOADS.keySet();

    private static final Path DOCS = Path.of("../docs");
    private static final Path TOPICS = Path.of("src/main/java/io/bookmaru/events/Topics.java");
    private static final String COMMENT =
            "/// Key: (?<key>[^.]+)\\. Producer: (?<producer>[^.]+)\\.(?<compacted> Compacted\\.)?"
                    + " Payload: \\[(?<payload>\\w+)]\\.\\s+public static final String \\w+ = \"%s\";";

    private final JsonNode document =
            new YAMLMapper().readTree(DOCS.resolve("asyncapi.yaml").toFile());

    @Test
    void describesEachTopicOnce() {
        var addresses = document.get("channels").valueStream().map(c -> text(c, "/address"));

        assertThat(addresses).containsExactlyInAnyOrderElementsOf(topics);
    }

    @ParameterizedTest
    @FieldSource("topics")
    void channelHasTheProducerAndThePolicyOfItsTopic(String topic) throws IOException {
        var channel = channel(topic);
        var policy = channel.at("/bindings/kafka/topicConfiguration/cleanup.policy");
        boolean compacted = Topics.COMPACTED.contains(topic);

        assertThat(text(channel, "/x-producer")).isEqualTo(comment(topic).group("producer"));
        assertThat(policy.valueStream().map(JsonNode::stringValue).toList())
                .isEqualTo(compacted ? List.of("compact") : List.of());
        assertThat(comment(topic).group("compacted") != null).isEqualTo(compacted);
    }

    @ParameterizedTest
    @FieldSource("topics")
    void messageHasTheKeyOfItsTopic(String topic) throws IOException {
        var key = text(message(topic), "/bindings/kafka/key/title");

        assertThat(key).isEqualTo(comment(topic).group("key"));
    }

    @ParameterizedTest
    @FieldSource("topics")
    void messageIsTheRecordOfItsTopic(String topic) throws IOException {
        var record = Topics.PAYLOADS.get(topic).getSimpleName();

        assertThat(text(message(topic), "/name")).isEqualTo(record);
        assertThat(comment(topic).group("payload")).isEqualTo(record);
    }

    @ParameterizedTest
    @FieldSource("topics")
    void payloadIsTheSchemaOfItsTopic(String topic) {
        var schema = DOCS.resolve(text(message(topic), "/payload/$ref")).normalize();

        assertThat(schema).exists().hasFileName(topic + ".json");
    }

    private JsonNode channel(String topic) {
        return document.get("channels")
                .valueStream()
                .filter(channel -> text(channel, "/address").equals(topic))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode message(String topic) {
        var messages = channel(topic).get("messages");
        assertThat(messages).hasSize(1);
        var reference = messages.valueStream().findFirst().orElseThrow();
        return document.at(text(reference, "/$ref").substring(1));
    }

    private static MatchResult comment(String topic) throws IOException {
        var comment = Pattern.compile(COMMENT.formatted(Pattern.quote(topic)));
        return comment.matcher(Files.readString(TOPICS)).results().findFirst().orElseThrow();
    }

    private static String text(JsonNode node, String pointer) {
        return node.at(pointer).stringValue();
    }
}
