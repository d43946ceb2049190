package io.bookmaru.testing.corpus;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A component of an event, or of a record inside it.
///
/// @param pointer where it is in the event's JSON (RFC 6901)
/// @param ofNumbers whether it is a list of whole numbers
record Field(String pointer, Class<?> type, boolean nullable, boolean ofNumbers) {

    static List<Field> of(Class<?> event) {
        return within("", event).toList();
    }

    private static Stream<Field> within(String pointer, Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .flatMap(component -> {
                    var field = of(pointer, component);
                    return component.getType().isRecord()
                            ? Stream.concat(
                                    Stream.of(field), within(field.pointer, component.getType()))
                            : Stream.of(field);
                });
    }

    private static Field of(String parent, RecordComponent component) {
        return new Field(
                parent + "/" + component.getName(),
                component.getType(),
                component.getAnnotatedType().isAnnotationPresent(Nullable.class),
                component.getGenericType().getTypeName().endsWith("List<java.lang.Long>"));
    }

    String name() {
        return pointer.substring(pointer.lastIndexOf('/') + 1);
    }

    boolean holdsText() {
        return type == String.class || type == List.class && !ofNumbers;
    }

    boolean isWhole() {
        return isLong() || type == int.class || type == Integer.class;
    }

    boolean isLong() {
        return type == long.class || type == Long.class;
    }

    @Override
    public String toString() {
        return pointer.substring(1);
    }
}
