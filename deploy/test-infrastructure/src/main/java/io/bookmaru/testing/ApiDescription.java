package io.bookmaru.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A service's OpenAPI document, held against what a front end may expect of it.
public class ApiDescription {
    private static final Set<String> COMMON = Set.of("429", "503");

    /// Refused before the operation is known.
    private static final Set<Integer> OF_NO_OPERATION = Set.of(405, 406);

    private final JsonNode paths;

    /// @param json what `/v3/api-docs` answers
    public ApiDescription(byte[] json) {
        paths = new JsonMapper().readTree(json).get("paths");
    }

    private record Operation(String name, JsonNode node) {}

    /// What operations lack: a summary, an example of a parameter, body or answer, a problem.
    public List<String> gaps() {
        var gaps = new ArrayList<String>();
        operations().forEach(operation -> check(operation, gaps));
        return gaps;
    }

    public List<String> operationNames() {
        return operations().map(Operation::name).toList();
    }

    /// Whether the operation that has this path may answer so; true when there is none.
    public boolean mayAnswer(String method, String path, int status) {
        if (OF_NO_OPERATION.contains(status)) return true;
        return find(method, path)
                .map(operation -> operation.at("/responses").has(Integer.toString(status)))
                .orElse(true);
    }

    private Optional<JsonNode> find(String method, String path) {
        var templates =
                paths.propertyNames().stream()
                        .filter(template -> path.matches(template.replaceAll("\\{[^}]+}", "[^/]+")))
                        .sorted((a, b) -> Integer.compare(variables(a), variables(b)))
                        .toList();
        return templates.stream()
                .map(template -> paths.get(template).get(method.toLowerCase()))
                .filter(operation -> operation != null)
                .findFirst();
    }

    private static int variables(String template) {
        return (int) template.chars().filter(c -> c == '{').count();
    }

    private Stream<Operation> operations() {
        return paths.properties().stream()
                .flatMap(path ->
                        path.getValue().properties().stream()
                                .map(method ->
                                        new Operation(
                                                method.getKey().toUpperCase() + " " + path.getKey(),
                                                method.getValue())));
    }

    private static void check(Operation operation, List<String> gaps) {
        var node = operation.node();
        if (node.path("summary").asString("").isBlank()) gaps.add(operation.name() + ": summary");
        for (var parameter : node.path("parameters")) {
            if (!parameter.has("example")) {
                gaps.add(operation.name() + ": example of " + parameter.get("name").asString());
            }
        }
        var body = node.at("/requestBody/content");
        if (!body.isMissingNode() && !hasExamples(body)) gaps.add(operation.name() + ": body");
        node.path("responses")
                .properties()
                .forEach(answer -> {
                    var content = answer.getValue().path("content");
                    boolean problem = answer.getKey().charAt(0) >= '4';
                    if (problem && !content.has("application/problem+json")
                            || !content.isMissingNode() && !hasExamples(content)) {
                        gaps.add(operation.name() + ": answer " + answer.getKey());
                    }
                });
        for (var status : COMMON) {
            if (!node.path("responses").has(status)) {
                gaps.add(operation.name() + ": answer " + status);
            }
        }
        boolean open = node.path("security").isArray() && node.path("security").isEmpty();
        if (!open && !node.path("responses").has("401")) {
            gaps.add(operation.name() + ": answer 401");
        }
    }

    private static boolean hasExamples(JsonNode content) {
        return content.properties().stream()
                .allMatch(media ->
                        media.getValue().has("example") || media.getValue().has("examples"));
    }
}
