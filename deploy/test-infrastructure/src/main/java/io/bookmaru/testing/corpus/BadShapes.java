package io.bookmaru.testing.corpus;

import static io.bookmaru.testing.corpus.Verdict.EITHER;
import static io.bookmaru.testing.corpus.Verdict.HARMLESS;
import static io.bookmaru.testing.corpus.Verdict.UNREADABLE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// JSON that is no event, nearly JSON, too deep, too long; and events with more in them than we
/// know.
final class BadShapes {
    private static final List<String> NO_EVENT =
            List.of(
                    "null",
                    "true",
                    "false",
                    "0",
                    "-0.0",
                    "1e400",
                    "\"\"",
                    "\"text\"",
                    "[]",
                    "[[]]",
                    "[null]",
                    "{}",
                    "{\"\":null}",
                    "{\"extra\":1}");

    private static final List<String> NO_JSON =
            List.of(
                    "{",
                    "}",
                    "[",
                    "]",
                    ",",
                    ":",
                    "\"",
                    "{{}}",
                    "{]",
                    "{,}",
                    "{\"a\"}",
                    "{\"a\":}",
                    "{'a':1}",
                    "{a:1}",
                    "nul",
                    "True",
                    "undefined",
                    "NaN",
                    "Infinity",
                    "-Infinity",
                    "<event/>",
                    "a=1&b=2",
                    "// comment",
                    "/* comment */",
                    "event: x");

    /// A broker measures what it is sent. Unless its topics are kept uncompressed, a text of
    /// millions passes for one of kilobytes, and a service that cannot read it has to send it on.
    private static final int MORE_THAN_A_DOCUMENT = 300_000;

    private static final int MORE_THAN_A_TEXT = 64 * 1024 + 1;
    private static final int A_MILLION = 1_000_000;

    static Stream<BadRecord> of(GoldenEvent event) {
        return Stream.of(
                        NO_EVENT.stream().map(json -> BadRecord.unreadable("only " + json, json)),
                        NO_JSON.stream()
                                .map(text -> BadRecord.unreadable("not JSON " + text, text)),
                        around(event),
                        deep(event),
                        large(event),
                        repeated(event),
                        more(event),
                        extra(event))
                .flatMap(records -> records);
    }

    private static Stream<BadRecord> around(GoldenEvent event) {
        var json = event.json();
        return Stream.of(
                BadRecord.harmless("spaces around", " \t\r\n" + json + "\n\n"),
                BadRecord.unreadable("followed by itself", json + json),
                BadRecord.unreadable("followed by a brace", json + "}"),
                BadRecord.unreadable("followed by a NUL", json + "\0"),
                BadRecord.unreadable("followed by text", json + " and so on"),
                BadRecord.unreadable("followed by a comment", json + "// comment"),
                BadRecord.unreadable("in an array", "[" + json + "]"),
                BadRecord.unreadable("in a text", '"' + json.replace("\"", "\\\"") + '"'),
                BadRecord.unreadable("in an object", "{\"payload\":" + json + "}"),
                BadRecord.unreadable(
                        "in an array after a type",
                        "[\"%s\",%s]".formatted(TypeNames.GADGET, json)),
                BadRecord.unreadable("with a comma too many", event.withMore("")),
                BadRecord.unreadable("with single quotes", json.replace('"', '\'')),
                BadRecord.unreadable("after a guard", ")]}',\n" + json));
    }

    private static Stream<BadRecord> deep(GoldenEvent event) {
        return Stream.of(
                BadRecord.unreadable("10,000 arrays", "[".repeat(10_000) + "]".repeat(10_000)),
                BadRecord.unreadable("10,000 arrays left open", "[".repeat(10_000)),
                BadRecord.unreadable("10,000 objects left open", "{\"a\":".repeat(10_000)),
                BadRecord.unreadable(
                        "10,000 objects", "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000)),
                BadRecord.unreadable(
                        "extra field of 10,000 arrays", event.withExtra(arrays(10_000))),
                BadRecord.unreadable("extra field of 60 arrays", event.withExtra(arrays(60))),
                BadRecord.harmless("extra field of 40 arrays", event.withExtra(arrays(40))));
    }

    private static String arrays(int depth) {
        return "[".repeat(depth) + "]".repeat(depth);
    }

    /// What lies in a field that nobody reads may be passed over without being measured.
    private static Stream<BadRecord> large(GoldenEvent event) {
        return Stream.of(
                BadRecord.unreadable("number of a million digits", "9".repeat(A_MILLION)),
                BadRecord.unreadable(
                        "name of 100,000 characters", "{\"%s\":1}".formatted("a".repeat(100_000))),
                BadRecord.unreadable(
                        "text of three million characters", '"' + "a".repeat(3 * A_MILLION) + '"'),
                BadRecord.unreadable(
                        "text of a million characters", '"' + "a".repeat(A_MILLION) + '"'),
                BadRecord.of(
                        "extra number of 1,000 digits", event.withExtra("9".repeat(1_000)), EITHER),
                BadRecord.of(
                        "extra number of a million digits",
                        event.withExtra("9".repeat(A_MILLION)),
                        EITHER),
                BadRecord.of(
                        "extra text above 64 KiB",
                        event.withExtra('"' + "a".repeat(MORE_THAN_A_TEXT) + '"'),
                        EITHER),
                BadRecord.of(
                        "extra text of a million characters",
                        event.withExtra('"' + "a".repeat(A_MILLION) + '"'),
                        EITHER),
                BadRecord.of(
                        "300,000 spaces before",
                        " ".repeat(MORE_THAN_A_DOCUMENT) + event.json(),
                        EITHER),
                BadRecord.of(
                        "a million spaces after", event.json() + " ".repeat(A_MILLION), EITHER),
                BadRecord.of(
                        "extra list of 100,000 numbers",
                        event.withExtra("[" + "1,".repeat(100_000) + "1]"),
                        EITHER));
    }

    /// RFC 8259 §4 leaves open which of two values counts.
    private static Stream<BadRecord> repeated(GoldenEvent event) {
        var same =
                event.fields().stream()
                        .filter(field -> !field.pointer().substring(1).contains("/"))
                        .map(field ->
                                BadRecord.harmless(
                                        field + " twice",
                                        event.withMore(
                                                "\"%s\":%s".formatted(field, event.value(field)))));
        var other =
                event.fields().stream()
                        .filter(Field::isLong)
                        .map(field ->
                                BadRecord.of(
                                        field + " twice, once another",
                                        event.withMore("\"%s\":%d".formatted(field, 123)),
                                        EITHER));
        return Stream.concat(same, other);
    }

    /// Fields of a newer writer, or of somebody who hopes to be taken at their word.
    private static Stream<BadRecord> extra(GoldenEvent event) {
        var values =
                Stream.of(
                                "null",
                                "true",
                                "1",
                                "-1.5e300",
                                "\"\"",
                                "[]",
                                "{}",
                                "[[],{}]",
                                "\"\\u0000\"",
                                "\"\\ud800\"")
                        .map(json ->
                                BadRecord.harmless("extra field " + json, event.withExtra(json)));
        var names =
                Stream.of(
                                "@class",
                                "@type",
                                "@c",
                                "$type",
                                "__proto__",
                                "constructor",
                                "class",
                                "type",
                                "")
                        .map(name ->
                                BadRecord.harmless(
                                        "extra field named \"%s\"".formatted(name),
                                        event.withMore(
                                                "\"%s\":\"%s\""
                                                        .formatted(name, TypeNames.GADGET))));
        var wrong =
                Stream.of(
                                "NaN",
                                "Infinity",
                                "01",
                                "+1",
                                "0x10",
                                ".5",
                                "5.",
                                "1_000",
                                "'a'",
                                "undefined",
                                "\"\\x41\"",
                                "\"\t\"",
                                "\"\\u12\"")
                        .map(json ->
                                BadRecord.unreadable("extra field " + json, event.withExtra(json)));
        return Stream.of(values, names, wrong).flatMap(records -> records);
    }

    private static Stream<BadRecord> more(GoldenEvent event) {
        var thousand =
                IntStream.range(0, 1_000)
                        .mapToObj(i -> "\"extra%d\":%d".formatted(i, i))
                        .collect(Collectors.joining(","));
        return Stream.of(
                BadRecord.harmless("1,000 extra fields", event.withMore(thousand)),
                BadRecord.harmless(
                        "schema version of the future", event.withMore("\"schemaVersion\":99")),
                BadRecord.of(
                        "field names that differ in case",
                        event.json().toUpperCase(java.util.Locale.ROOT).getBytes(UTF_8),
                        UNREADABLE),
                BadRecord.of("slashes escaped", event.json().replace("/", "\\/"), HARMLESS));
    }

    private BadShapes() {}
}
