package io.bookmaru.testing.corpus;

import static io.bookmaru.testing.corpus.Verdict.EITHER;
import static io.bookmaru.testing.corpus.Verdict.UNREADABLE;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// Every field missing, of each other type, and with values that its type does not have.
final class BadFields {
    private static final List<String> OF_EACH_TYPE =
            List.of(
                    "\"text\"",
                    "\"\"",
                    "7",
                    "7.5",
                    "true",
                    "[]",
                    "{}",
                    "[[]]",
                    "[7]",
                    "[null]",
                    "[{}]");

    private static final String LONGER_THAN_A_TEXT = '"' + "a".repeat(64 * 1024 + 1) + '"';

    static Stream<BadRecord> of(GoldenEvent event) {
        return event.fields().stream().flatMap(field -> of(event, field));
    }

    private static Stream<BadRecord> of(GoldenEvent event, Field field) {
        return Stream.of(
                        absent(event, field),
                        records(
                                event,
                                field,
                                OF_EACH_TYPE.stream().filter(v -> !isOf(field, v)),
                                UNREADABLE),
                        records(event, field, impossible(field), UNREADABLE),
                        records(event, field, unlikely(field), EITHER))
                .flatMap(records -> records);
    }

    private static Stream<BadRecord> records(
            GoldenEvent event, Field field, Stream<String> values, Verdict verdict) {
        return values.map(
                json -> BadRecord.of(name(field, json), event.with(field, json), verdict));
    }

    private static String name(Field field, String json) {
        return field + " " + (json.length() > 60 ? json.substring(0, 20) + "… long" : json);
    }

    /// Whether a `@Nullable` field may be absent depends on the others: a withdrawn profile has no
    /// region.
    private static Stream<BadRecord> absent(GoldenEvent event, Field field) {
        var verdict = field.nullable() ? EITHER : UNREADABLE;
        return Stream.of(
                BadRecord.of(field + " missing", event.without(field), verdict),
                BadRecord.of(field + " null", event.with(field, "null"), verdict));
    }

    private static boolean isOf(Field field, String json) {
        if (field.type() == String.class) return json.startsWith("\"");
        if (field.type() == List.class)
            return json.equals("[]") || field.ofNumbers() && json.equals("[7]");
        if (field.type() == boolean.class) return json.equals("true");
        if (field.type() == double.class || field.isWhole())
            return json.startsWith("7") && (json.equals("7") || !field.isWhole());
        // A number is a time in seconds to some readers.
        return field.type() == Instant.class && json.startsWith("7");
    }

    private static Stream<String> impossible(Field field) {
        if (field.holdsText())
            return texts(
                    field,
                    "\"\\u0000\"",
                    "\"a\\u0000b\"",
                    "\"\\ud800\"",
                    "\"a\\udc00b\"",
                    "\"\\udc00\\ud800\"",
                    LONGER_THAN_A_TEXT);
        if (field.isLong())
            return Stream.of(
                    "9223372036854775808",
                    "-9223372036854775809",
                    "1e400",
                    "9".repeat(101),
                    "NaN",
                    "Infinity",
                    "-Infinity",
                    "\"7\"",
                    "0x7",
                    "07",
                    "+7");
        if (field.isWhole())
            return Stream.of("2147483648", "-2147483649", "1e400", "9".repeat(101), "NaN", "\"7\"");
        if (field.type() == double.class)
            return Stream.of("NaN", "Infinity", "\"0.5\"", "9".repeat(101));
        if (field.type() == boolean.class)
            return Stream.of("0", "1", "\"true\"", "\"false\"", "TRUE");
        if (field.type() == Instant.class)
            return Stream.of(
                    "\"2026-05-05\"",
                    "\"2026-05-05T01:02:03\"",
                    "\"2026-13-05T01:02:03Z\"",
                    "\"2026-02-30T01:02:03Z\"",
                    "\"999999-05-05T01:02:03Z\"",
                    "\"+9999999999-05-05T01:02:03Z\"",
                    "\"now\"",
                    "\"\\u0000\"");
        if (field.type() == UUID.class)
            return Stream.of(
                    "\"01977f2e\"",
                    "\"01977f2e-5b1a-7c3d-8e4f-0123456789ag\"",
                    "\"\\u00001977f2e-5b1a-7c3d-8e4f-0123456789ab\"",
                    LONGER_THAN_A_TEXT);
        if (field.type().isEnum())
            return Stream.of(
                    "\"UNHEARD_OF\"",
                    "\"register\"",
                    "\"\\u0000\"",
                    "\"\\ud800\"",
                    "0",
                    "\"0\"",
                    LONGER_THAN_A_TEXT);
        return Stream.empty();
    }

    /// Only the service knows which numbers it can keep and which times it uses.
    private static Stream<String> unlikely(Field field) {
        if (field.isLong())
            return Stream.of("0", "-1", "9223372036854775807", "-9223372036854775808");
        if (field.isWhole()) return Stream.of("0", "-1", "999999", "2147483647", "-2147483648");
        if (field.type() == double.class)
            return Stream.of("1e308", "-1e308", "1e400", "\"NaN\"", "\"Infinity\"");
        if (field.type() == Instant.class)
            return Stream.of(
                    "\"+999999-01-01T00:00:00Z\"",
                    "\"-999999-01-01T00:00:00Z\"",
                    "\"1970-01-01T00:00:00Z\"",
                    "7",
                    "7.5",
                    "1e308");
        if (field.type() == String.class)
            return Stream.of(
                    "\"\"",
                    "\"  \"",
                    "\"\\u202e\\ufeff\\u0007\"",
                    "\"'; drop table member; --\"",
                    '"' + "가".repeat(20_000) + '"');
        return Stream.empty();
    }

    private static Stream<String> texts(Field field, String... texts) {
        return Stream.of(texts).map(text -> field.type() == List.class ? "[" + text + "]" : text);
    }

    private BadFields() {}
}
