package io.bookmaru.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/// docs/operations.md explains every metric that an alert is about.
class AlertRulesTest {
    private static final Path RULES = Path.of("../deploy/alerts/bookmaru.rules.yaml");
    private static final Path OPERATIONS = Path.of("../docs/operations.md");
    private static final Pattern METRIC = Pattern.compile("\\b(?:bookmaru|kafka)_[a-z_]+");
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `([a-z]+(?:_[a-z]+)+)` \\|.*\\| (\\w*) ?\\|$");

    @Test
    void alertsNameDocumentedMetrics() throws IOException {
        var documented = rows().map(row -> row.group(1)).toList();
        var named = rules().stream().flatMap(rule -> metrics(rule.get("expr"))).toList();

        assertThat(named).isNotEmpty();
        assertThat(documented).doesNotHaveDuplicates().containsAll(named);
    }

    @Test
    void tableNamesTheAlertOfEachMetric() throws IOException {
        var inTheTable =
                rows().filter(row -> !row.group(2).isEmpty())
                        .collect(
                                Collectors.toMap(row -> row.group(2), row -> Set.of(row.group(1))));
        var inTheRules =
                rules().stream()
                        .collect(
                                Collectors.toMap(
                                        rule -> rule.get("alert"),
                                        rule ->
                                                metrics(rule.get("expr"))
                                                        .collect(Collectors.toSet())));

        assertThat(inTheTable).isEqualTo(inTheRules);
    }

    @Test
    void everyAlertSaysWhatToDo() throws IOException {
        var advice = Files.readString(OPERATIONS);

        assertThat(rules())
                .allSatisfy(rule -> assertThat(advice).contains("- **" + rule.get("alert") + "**"));
    }

    private static Stream<MatchResult> rows() throws IOException {
        return ROW.matcher(Files.readString(OPERATIONS)).results();
    }

    private static Stream<String> metrics(Object expression) {
        return METRIC.matcher(expression.toString()).results().map(MatchResult::group);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> rules() throws IOException {
        Map<String, List<Map<String, Object>>> file = new Yaml().load(Files.readString(RULES));
        return (List<Map<String, Object>>) file.get("groups").getFirst().get("rules");
    }
}
