package io.bookmaru.testing.corpus;

import static io.bookmaru.testing.corpus.Verdict.EITHER;
import static io.bookmaru.testing.corpus.Verdict.UNREADABLE;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_32;
import static java.nio.charset.StandardCharsets.UTF_32BE;
import static java.nio.charset.StandardCharsets.UTF_32LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/// Values that are cut short, in another encoding, or no text at all.
final class BadBytes {
    private static final long SEED = 20_260_505;
    private static final HexFormat HEX = HexFormat.of();

    /// Bytes that UTF-8 does not have anywhere, and such as lack what should be around them.
    private static final List<String> NOT_UTF_8 =
            List.of("ff", "fe", "80", "e2", "e282", "f09f98", "f8888080");

    /// A NUL in two bytes, half of a surrogate pair, and what is beyond Unicode: wrong, but passed
    /// over where nobody reads.
    private static final List<String> LOOSE_UTF_8 = List.of("c080", "eda080", "edb080", "f5808080");

    static Stream<BadRecord> of(GoldenEvent event) {
        return Stream.of(nothing(), cutShort(event), noUtf8(event), encodings(event), binary(event))
                .flatMap(records -> records);
    }

    private static Stream<BadRecord> nothing() {
        return Stream.of(
                BadRecord.of("value null", (byte[]) null, UNREADABLE),
                BadRecord.unreadable("value empty", ""),
                BadRecord.unreadable("value of spaces", "   \r\n\t"),
                BadRecord.unreadable("value of one NUL", "\0"));
    }

    private static Stream<BadRecord> cutShort(GoldenEvent event) {
        var bytes = event.json().getBytes(UTF_8);
        return IntStream.range(1, bytes.length)
                .mapToObj(length ->
                        BadRecord.of(
                                "cut after byte " + length,
                                Arrays.copyOf(bytes, length),
                                UNREADABLE));
    }

    /// In each text that is read. In a field that nobody reads, the worst is noticed too.
    private static Stream<BadRecord> noUtf8(GoldenEvent event) {
        var read =
                event.textFields().stream()
                        .filter(field -> field.type() == String.class)
                        .flatMap(field ->
                                Stream.concat(NOT_UTF_8.stream(), LOOSE_UTF_8.stream())
                                        .map(hex ->
                                                text(
                                                        "%s with bytes %s".formatted(field, hex),
                                                        event.with(field, "\"a?a\""),
                                                        hex,
                                                        UNREADABLE)));
        var unread =
                NOT_UTF_8.stream()
                        .map(hex ->
                                text(
                                        "extra field with bytes " + hex,
                                        event.withExtra("\"a?a\""),
                                        hex,
                                        UNREADABLE));
        var overlooked =
                LOOSE_UTF_8.stream()
                        .map(hex ->
                                text(
                                        "extra field with bytes " + hex,
                                        event.withExtra("\"a?a\""),
                                        hex,
                                        EITHER));
        return Stream.of(read, unread, overlooked).flatMap(records -> records);
    }

    private static BadRecord text(String name, String json, String hex, Verdict verdict) {
        var wrong = new String(HEX.parseHex(hex), ISO_8859_1);
        var bytes = new String(json.getBytes(UTF_8), ISO_8859_1).replace("a?a", "a" + wrong + "a");
        return BadRecord.of(name, bytes.getBytes(ISO_8859_1), verdict);
    }

    /// RFC 8259 §8.1: JSON is UTF-8, and a parser may ignore a byte order mark. Ours knows the
    /// other encodings by their zeros.
    private static Stream<BadRecord> encodings(GoldenEvent event) {
        var whole =
                Stream.of(UTF_16, UTF_16BE, UTF_16LE, UTF_32, UTF_32BE, UTF_32LE)
                        .map(encoding ->
                                BadRecord.of(
                                        "in " + encoding, event.json().getBytes(encoding), EITHER));
        var broken =
                Stream.of(UTF_16, UTF_16BE, UTF_16LE, UTF_32BE, UTF_32LE)
                        .map(encoding -> {
                            var bytes = event.json().getBytes(encoding);
                            return BadRecord.of(
                                    "in " + encoding + ", last byte missing",
                                    Arrays.copyOf(bytes, bytes.length - 1),
                                    UNREADABLE);
                        });
        return Stream.concat(
                Stream.concat(whole, broken),
                Stream.of(
                        BadRecord.of("byte order mark", "\ufeff" + event.json(), EITHER),
                        BadRecord.unreadable(
                                "byte order mark twice", "\ufeff\ufeff" + event.json()),
                        BadRecord.unreadable("byte order mark alone", "\ufeff"),
                        BadRecord.of(
                                "UTF-32 beyond Unicode",
                                HEX.parseHex("0000007b7fffffff0000007d"),
                                UNREADABLE)));
    }

    private static Stream<BadRecord> binary(GoldenEvent event) {
        var random = new byte[1_000];
        new Random(SEED).nextBytes(random);
        return Stream.of(
                BadRecord.of("gzip", gzip(event.json().getBytes(UTF_8)), UNREADABLE),
                BadRecord.of("gzip of nothing", gzip(new byte[0]), UNREADABLE),
                BadRecord.of("Java serialization", TypeNames.serializedGadget(), UNREADABLE),
                BadRecord.of("random bytes", random, UNREADABLE),
                BadRecord.of("zeros", new byte[1_000], UNREADABLE),
                BadRecord.of("Smile header", HEX.parseHex("3a290a01fafb"), UNREADABLE),
                BadRecord.of("CBOR header", HEX.parseHex("d9d9f7bf6161ff"), UNREADABLE),
                BadRecord.of("Avro with a schema id", HEX.parseHex("000000000102"), UNREADABLE));
    }

    private static byte[] gzip(byte[] content) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private BadBytes() {}
}
