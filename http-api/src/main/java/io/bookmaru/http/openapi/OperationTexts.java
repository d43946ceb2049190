package io.bookmaru.http.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// All `openapi/*.yaml` of the classpath: those of the service and of the modules that bring
/// endpoints along. An operation is named `POST /api/v1/books`; `{service}` in a path stands for
/// the service's name.
class OperationTexts {
    private static final String FILES = "classpath*:openapi/*.yaml";

    private final Map<String, OperationText> byOperation;

    private OperationTexts(Map<String, OperationText> byOperation) {
        this.byOperation = byOperation;
    }

    static OperationTexts ofClasspath(String service) {
        var texts = new HashMap<String, OperationText>();
        try {
            for (var file : new PathMatchingResourcePatternResolver().getResources(FILES)) {
                var yaml = file.getContentAsString(StandardCharsets.UTF_8);
                read(yaml.replace("{service}", service))
                        .forEach((name, text) -> texts.put(name, OperationText.of(text)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new OperationTexts(texts);
    }

    Optional<OperationText> of(String method, String path) {
        return Optional.ofNullable(byOperation.get(method + " " + path));
    }

    private static Map<String, Map<String, Object>> read(String yaml) {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
    }
}
