package io.bookmaru.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookmaru.events.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Services are deployed one by one, so those of release 0.1 and today's read each other's events:
/// what a golden event says arrives on the other side, in both directions.
class ReleaseContractTest {
    private static final Path GOLDEN = Path.of("../common-events/src/test/resources");
    private static final Path FROZEN = GOLDEN.resolve("contract/0.1");

    static final List<Contract> contracts = contracts();

    private final JsonMapper json = EventJson.mapper();

    /// A line of `topics.txt`.
    record Contract(String topic, String key, String payload) {}

    @ParameterizedTest
    @FieldSource("contracts")
    void eventOfTheReleaseIsReadToday(Contract contract) throws IOException {
        var frozen = event(FROZEN, contract);

        var read = json.treeToValue(frozen, Topics.PAYLOADS.get(contract.topic()));

        assertSaysAll(written(read), frozen);
    }

    @ParameterizedTest
    @FieldSource("contracts")
    void eventOfTodayIsReadByTheRelease(Contract contract) throws Exception {
        var today = event(GOLDEN.resolve("events"), contract);
        var record = Class.forName(Release01.class.getName() + "$" + contract.payload());

        var read = written(json.treeToValue(today, record));

        assertSaysAll(today, read);
        assertThat(read.propertyNames())
                .containsExactlyInAnyOrderElementsOf(event(FROZEN, contract).propertyNames());
    }

    @Test
    void keepsTopicsWithTheirKeysAndPayloads() throws IOException {
        var source =
                Files.readString(
                        Path.of("../common-events/src/main/java/io/bookmaru/events/Topics.java"));

        assertThat(contracts)
                .allSatisfy(contract ->
                        assertThat(source)
                                .containsPattern(
                                        "/// Key: %s\\.[^\"]*\\[%s]\\.\\s+public static final String \\w+\\s*=\\s*\"%s\""
                                                .formatted(
                                                        contract.key(),
                                                        contract.payload(),
                                                        contract.topic())));
    }

    private static void assertSaysAll(JsonNode event, JsonNode expected) {
        assertThat(expected.propertyNames())
                .isNotEmpty()
                .allSatisfy(name -> assertThat(event.get(name)).isEqualTo(expected.get(name)));
    }

    private JsonNode written(Object event) {
        return json.readTree(json.writeValueAsString(event));
    }

    private JsonNode event(Path folder, Contract contract) throws IOException {
        return json.readTree(Files.readString(folder.resolve(contract.topic() + ".json")));
    }

    private static List<Contract> contracts() {
        try (Stream<String> lines = Files.lines(FROZEN.resolve("topics.txt"))) {
            return lines.map(line -> line.split(" \\| "))
                    .map(cells -> new Contract(cells[0], cells[1], cells[2]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
