package io.bookmaru.http.openapi;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What `openapi/<name>.yaml` says of one operation.
///
/// @param parameters an example for each
/// @param body an example, null where there is no body
/// @param answers by status, an example for each that has a body
/// @param problems by status, of those that not every operation has: the last part of the type, and
///   the detail
record OperationText(
        String summary,
        Access access,
        Map<String, Object> parameters,
        @Nullable Object body,
        Map<String, @Nullable Object> answers,
        Map<String, Map<String, String>> problems) {

    enum Access {
        OPEN,
        MEMBER,
        ADMIN
    }

    /// @param yaml one entry of the file
    static OperationText of(Map<String, Object> yaml) {
        var access = yaml.getOrDefault("access", "member");
        var problems = new LinkedHashMap<String, Map<String, String>>();
        map(yaml.get("problems")).forEach((status, types) -> problems.put(status, texts(types)));
        return new OperationText(
                String.valueOf(yaml.get("summary")),
                Access.valueOf(String.valueOf(access).toUpperCase(java.util.Locale.ROOT)),
                withoutNulls(map(yaml.get("parameters"))),
                yaml.get("body"),
                map(yaml.get("answers")),
                problems);
    }

    private static Map<String, @Nullable Object> map(@Nullable Object yaml) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        if (yaml instanceof Map<?, ?> entries) {
            entries.forEach((key, value) -> map.put(String.valueOf(key), value));
        }
        return map;
    }

    private static Map<String, Object> withoutNulls(Map<String, @Nullable Object> map) {
        var values = new LinkedHashMap<String, Object>();
        map.forEach((key, value) -> {
            if (value != null) values.put(key, value);
        });
        return values;
    }

    private static Map<String, String> texts(@Nullable Object yaml) {
        var texts = new LinkedHashMap<String, String>();
        map(yaml).forEach((key, value) -> texts.put(key, String.valueOf(value)));
        return texts;
    }
}
