package io.bookmaru.testing.body;

import static io.bookmaru.testing.body.GeneratedBody.bytes;
import static io.bookmaru.testing.body.GeneratedBody.json;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// Bodies made from one that is accepted. The same seed makes the same ones.
final class GeneratedBodies {
    private static final List<String> CONTENT_TYPES =
            List.of(
                    "",
                    "text/plain",
                    "text/html",
                    "application/xml",
                    "application/x-www-form-urlencoded",
                    "multipart/form-data",
                    "multipart/form-data; boundary=x",
                    "application/octet-stream",
                    "application/json; charset=utf-16",
                    "application/json; charset=none",
                    "application/json;",
                    "application/vnd.api+json",
                    "application/problem+json",
                    "application/yaml",
                    "application/cbor",
                    "json",
                    "*/*",
                    "a/b/c",
                    "application/json, text/plain",
                    "application/x-java-serialized-object");
    private static final List<String> OTHER_ROOTS =
            List.of(
                    "",
                    " ",
                    "null",
                    "true",
                    "0",
                    "\"\"",
                    "\"text\"",
                    "[]",
                    "[[]]",
                    "[{}]",
                    "{}",
                    "{",
                    "}",
                    "[",
                    "\u0000",
                    "{}{}",
                    "{\"\":\"\"}",
                    "{\"\":{}}",
                    "\ufeff{}",
                    "[1,2",
                    "{\"a\"}",
                    "{a:1}",
                    "{'a':1}",
                    "<a/>",
                    "a=b&c=d",
                    "--x\r\n",
                    "/*a*/{}",
                    "[".repeat(60_000),
                    "{\"a\":".repeat(10_000));

    private final Random random;

    GeneratedBodies(long seed) {
        this.random = new Random(seed);
    }

    /// @param number in how many the privileged fields take turns; every eighth has one
    GeneratedBody next(int number, String valid) {
        var object = JsonObject.of(valid);
        if (number % 8 == 0) return privileged(number / 8, object);
        var body = object.members().isEmpty() ? withoutMembers() : changed(object);
        return body;
    }

    /// One that the endpoint knows itself is a change like any other.
    private GeneratedBody privileged(int turn, JsonObject object) {
        var field = OddValues.PRIVILEGED.get(turn % OddValues.PRIVILEGED.size());
        var with = object.beside(any(object), field.getKey(), field.getValue());
        var body = json("privileged " + field.getKey(), with.text());
        return object.has(field.getKey()) ? body : body.asPrivileged();
    }

    private GeneratedBody withoutMembers() {
        return random.nextBoolean()
                ? json("another root", pick(OTHER_ROOTS))
                : json("a field", "{\"a\":" + pick(OddValues.ALL) + "}");
    }

    private GeneratedBody changed(JsonObject object) {
        var text = object.text();
        return switch (random.nextInt(16)) {
            case 0, 1, 2, 3, 4 -> json("odd value", object.change(any(object), this::odd).text());
            case 5 ->
                    json(
                            "two odd values",
                            object.change(any(object), this::odd)
                                    .change(any(object), this::odd)
                                    .text());
            case 6 -> json("missing field", object.without(any(object)).text());
            case 7 ->
                    json(
                            "unknown field",
                            object.beside(
                                            any(object),
                                            pick(
                                                    List.of(
                                                            "",
                                                            "x",
                                                            "a.b",
                                                            "\u0000",
                                                            "x".repeat(3_000),
                                                            "별")),
                                            pick(OddValues.ALL))
                                    .text());
            case 8 -> json("field twice", object.again(any(object), pick(OddValues.ALL)).text());
            case 9 ->
                    json(
                            "name in other letters",
                            object.rename(any(object), this::otherLetters).text());
            case 10 ->
                    bytes(
                            "cut off",
                            Arrays.copyOf(
                                    text.getBytes(UTF_8),
                                    random.nextInt(text.getBytes(UTF_8).length)));
            case 11 -> bytes("no UTF-8", withOddByte(text.getBytes(UTF_8)));
            case 12 ->
                    new GeneratedBody(
                            "content type", pick(CONTENT_TYPES), text.getBytes(UTF_8), false);
            case 13 ->
                    json(
                            "another root",
                            random.nextBoolean() ? pick(OTHER_ROOTS) : "[" + text + "]");
            case 14 ->
                    random.nextBoolean()
                            ? json("something after it", text + pick(OTHER_ROOTS))
                            : bytes("UTF-16", text.getBytes(UTF_16LE));
            default -> json("as accepted", text);
        };
    }

    private String odd(String json) {
        return switch (random.nextInt(12)) {
            case 0 -> "[" + json + "]";
            case 1 -> JsonObject.quoted(json);
            case 2 -> "{\"value\":" + json + "}";
            default -> pick(OddValues.ALL);
        };
    }

    private String otherLetters(String name) {
        return switch (random.nextInt(4)) {
            case 0 -> name.toUpperCase(Locale.ROOT);
            case 1 -> name + " ";
            case 2 -> name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT) + "_";
            default -> name + "\u0000";
        };
    }

    private byte[] withOddByte(byte[] text) {
        var odd = new byte[] {(byte) 0xff, (byte) 0xc0, (byte) 0xed, (byte) 0x80, 0, (byte) 0xf5};
        for (int i = random.nextInt(3); i >= 0; i--) {
            text[random.nextInt(text.length)] = odd[random.nextInt(odd.length)];
        }
        return text;
    }

    private int any(JsonObject object) {
        return object.members().isEmpty() ? 0 : random.nextInt(object.members().size());
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
