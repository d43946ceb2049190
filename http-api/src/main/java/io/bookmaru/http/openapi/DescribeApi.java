package io.bookmaru.http.openapi;

import io.bookmaru.http.openapi.OperationText.Access;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;

/// Completes each operation: summary and examples from its [OperationText], and the problems that
/// it shares with all others.
class DescribeApi implements OpenApiCustomizer {
    private static final String JSON = "application/json";
    private static final String PROBLEM_JSON = "application/problem+json";
    private static final String BEARER = "bearer";
    private static final List<String> WITH_RETRY_AFTER = List.of("429", "503");

    private final String service;
    private final OperationTexts texts;

    DescribeApi(String service, OperationTexts texts) {
        this.service = service;
        this.texts = texts;
    }

    @Override
    public void customise(OpenAPI api) {
        api.info(new Info().title("Bookmaru " + service).version("v1"));
        var components = Optional.ofNullable(api.getComponents()).orElseGet(Components::new);
        components.addSecuritySchemes(
                BEARER,
                new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .bearerFormat("JWT"));
        components.addSchemas("Problem", problemSchema());
        api.components(components);
        api.getPaths()
                .forEach((path, item) ->
                        item.readOperationsMap()
                                .forEach((method, op) -> describe(path, method, op)));
    }

    private void describe(String path, PathItem.HttpMethod method, Operation operation) {
        var text = texts.of(method.name(), path).orElse(null);
        if (text == null) return;
        operation.summary(text.summary());
        boolean open = text.access() == Access.OPEN;
        operation.security(open ? List.of() : List.of(new SecurityRequirement().addList(BEARER)));
        parameters(operation, text);
        if (operation.getRequestBody() != null && text.body() != null) {
            operation
                    .getRequestBody()
                    .getContent()
                    .values()
                    .forEach(content -> content.example(text.body()));
        }
        operation.responses(answers(operation.getResponses(), text));
        problems(path, operation, text)
                .forEach((status, types) ->
                        operation.getResponses().addApiResponse(status, problem(status, types)));
    }

    private static void parameters(Operation operation, OperationText text) {
        if (operation.getParameters() == null) return;
        for (var parameter : operation.getParameters()) {
            Object example = text.parameters().get(parameter.getName());
            if (example == null) {
                example =
                        switch (parameter.getName()) {
                            case "page" -> 0;
                            case "size" -> 20;
                            default -> "path".equals(parameter.getIn()) ? "7" : null;
                        };
            }
            if (example != null) parameter.example(example);
        }
    }

    /// The schema that the controller's return type has, for every answer with a body.
    private static ApiResponses answers(@Nullable ApiResponses generated, OperationText text) {
        @Nullable Schema<?> schema =
                generated == null
                        ? null
                        : generated.values().stream()
                                .filter(answer -> answer.getContent() != null)
                                .flatMap(answer -> answer.getContent().values().stream())
                                .findFirst()
                                .map(MediaType::getSchema)
                                .orElse(null);
        var answers = new ApiResponses();
        text.answers()
                .forEach((status, example) -> {
                    var answer = new ApiResponse().description(text.summary());
                    if (example != null) {
                        var content = new MediaType().example(example);
                        if (schema != null) content.schema(schema);
                        answer.content(new Content().addMediaType(JSON, content));
                    }
                    answers.addApiResponse(status, answer);
                });
        return answers;
    }

    private static Map<String, Map<String, String>> problems(
            String path, Operation operation, OperationText text) {
        boolean body = operation.getRequestBody() != null;
        boolean input = body || operation.getParameters() != null;
        var problems = new LinkedHashMap<String, Map<String, String>>();
        if (input) add(problems, CommonProblem.INVALID_INPUT);
        if (text.access() != Access.OPEN) add(problems, CommonProblem.UNAUTHENTICATED);
        if (text.access() == Access.ADMIN) add(problems, CommonProblem.FORBIDDEN);
        // A write refers to the caller's account, which may be erased meanwhile.
        if (path.contains("{") || body) add(problems, CommonProblem.NOT_FOUND);
        if (body) add(problems, CommonProblem.TOO_LARGE);
        if (body) add(problems, CommonProblem.UNSUPPORTED);
        add(problems, CommonProblem.TOO_MANY);
        add(problems, CommonProblem.UNAVAILABLE);
        text.problems()
                .forEach((status, types) ->
                        problems.computeIfAbsent(status, _ -> new LinkedHashMap<>()).putAll(types));
        return problems;
    }

    private static void add(Map<String, Map<String, String>> problems, CommonProblem common) {
        problems.computeIfAbsent(common.status, _ -> new LinkedHashMap<>())
                .put(common.type, common.detail);
    }

    private static ApiResponse problem(String status, Map<String, String> types) {
        var content = new MediaType().schema(new Schema<>().$ref("Problem"));
        types.forEach((type, detail) ->
                content.addExamples(type, new Example().value(example(status, type, detail))));
        var answer =
                new ApiResponse()
                        .description(String.join(", ", types.keySet()))
                        .content(new Content().addMediaType(PROBLEM_JSON, content));
        if (WITH_RETRY_AFTER.contains(status)) {
            answer.addHeaderObject(
                    "Retry-After",
                    new Header().description("seconds").schema(new IntegerSchema()).example(2));
        }
        return answer;
    }

    private static Map<String, Object> example(String status, String type, String detail) {
        var example = new LinkedHashMap<String, Object>();
        example.put("type", "urn:bookmaru:problem:" + type);
        example.put("title", type.replace('-', ' '));
        example.put("status", Integer.valueOf(status));
        example.put("detail", detail);
        if (type.equals(CommonProblem.INVALID_INPUT.type)) {
            example.put("errors", List.of(Map.of("field", "size", "message", "size: 0")));
        }
        return example;
    }

    /// RFC 9457, with the fields of bad input.
    private static Schema<?> problemSchema() {
        var error =
                new ObjectSchema()
                        .addProperty("field", new StringSchema())
                        .addProperty("message", new StringSchema());
        return new ObjectSchema()
                .addProperty("type", new StringSchema().format("uri"))
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema())
                .addProperty("errors", new ArraySchema().items(error))
                .required(List.of("type", "title", "status", "detail"));
    }
}
