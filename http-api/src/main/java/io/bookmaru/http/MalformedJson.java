package io.bookmaru.http;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/// Says which field of a body could not be read, without repeating the parser's words about our
/// classes.
final class MalformedJson {

    private MalformedJson() {}

    static Problem.FieldError describe(@Nullable Throwable cause) {
        return switch (cause) {
            case UnrecognizedPropertyException e ->
                    new Problem.FieldError(path(e), "is not a known field");
            case InvalidFormatException e ->
                    new Problem.FieldError(path(e), "value: " + e.getValue() + expected(e));
            case JacksonException e when !path(e).isEmpty() ->
                    new Problem.FieldError(path(e), "has the wrong type or is missing");
            case null, default ->
                    new Problem.FieldError("body", "is not valid JSON of the expected shape");
        };
    }

    private static String expected(InvalidFormatException e) {
        var type = e.getTargetType();
        if (type == null || !type.isEnum()) return " has the wrong format";
        return java.util.Arrays.stream(type.getEnumConstants())
                .map(Object::toString)
                .collect(Collectors.joining(", ", " (expected: ", ")"));
    }

    private static String path(JacksonException e) {
        var path = new StringBuilder();
        for (var step : e.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                if (!path.isEmpty()) path.append('.');
                path.append(step.getPropertyName());
            }
        }
        return path.toString();
    }
}
