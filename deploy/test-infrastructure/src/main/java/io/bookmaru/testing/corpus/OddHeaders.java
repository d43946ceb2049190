package io.bookmaru.testing.corpus;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/// Headers that somebody forged or that went wrong. No listener heeds them: with each of them, an
/// event is applied, and what is no event becomes a dead letter.
final class OddHeaders {
    private static final String NO_EVENT = "{\"no\":\"event\"}";
    private static final byte[] HUGE = "a".repeat(200_000).getBytes(UTF_8);
    private static final byte[] LONG = "a".repeat(100_000).getBytes(UTF_8);

    private record Case(String name, List<Header> headers) {}

    static Stream<BadRecord> of(GoldenEvent event) {
        return cases().flatMap(odd ->
                Stream.of(
                        BadRecord.harmless(odd.name, event.json()).withHeaders(odd.headers),
                        BadRecord.unreadable("no event, " + odd.name, NO_EVENT)
                                .withHeaders(odd.headers)));
    }

    private static Stream<Case> cases() {
        return Stream.of(
                        types(),
                        many(),
                        retries(),
                        deadLetters(),
                        own(),
                        replies(),
                        tracing(),
                        spring())
                .flatMap(cases -> cases);
    }

    private static Stream<Case> types() {
        var names =
                TypeNames.ALL.stream()
                        .flatMap(type ->
                                Stream.of("__TypeId__", "__KeyTypeId__", "__ContentTypeId__")
                                        .map(header -> one(header, type)));
        var json =
                Stream.of(
                        "{\"a\":\"java.net.InetAddress\",\"b\":\"%s\"}".formatted(TypeNames.GADGET),
                        "{\"a\":",
                        "[".repeat(10_000),
                        "");
        var mapped =
                json.map(types ->
                        new Case(
                                "spring_json_header_types " + start(types),
                                List.of(
                                        header("spring_json_header_types", types),
                                        header("a", "[\"java.net.InetAddress\",\"example.com\"]"),
                                        header("b", "{}"))));
        var serialized =
                Stream.of(
                                "springDeserializerExceptionValue",
                                "springDeserializerExceptionKey",
                                "springDeserializerExceptionHeaders")
                        .map(name -> one(name, TypeNames.serializedGadget()));
        return Stream.of(names, mapped, serialized).flatMap(cases -> cases);
    }

    private static Stream<Case> many() {
        return Stream.of(
                new Case(
                        "5,000 headers",
                        IntStream.range(0, 5_000).mapToObj(i -> header("h" + i, "v")).toList()),
                new Case(
                        "1,000 headers of one name",
                        IntStream.range(0, 1_000).mapToObj(i -> header("h", "v" + i)).toList()),
                one("of-200-KB", HUGE),
                new Case("header with a name of 30,000", List.of(header("n".repeat(30_000), "v"))),
                new Case("header without a name", List.of(header("", "v"))),
                new Case(
                        "header without a value",
                        List.of(new RecordHeader("empty", (byte[]) null))),
                new Case("header named with a NUL", List.of(header("a\0b", "\0"))),
                new Case(
                        "header that is no UTF-8",
                        List.of(new RecordHeader("x", new byte[] {-1, -2, -128}))));
    }

    private static Stream<Case> retries() {
        var attempts =
                Stream.of(-1, 0, 1_000_000_000).map(n -> one("retry_topic-attempts", number(n)));
        var lengths =
                Stream.of(
                                "retry_topic-attempts",
                                "retry_topic-backoff-timestamp",
                                "retry_topic-original-timestamp")
                        .flatMap(name ->
                                Stream.of(0, 3, 9, 100)
                                        .map(length ->
                                                one(name, new byte[length], length + " bytes")));
        var times =
                Stream.of(Long.MAX_VALUE, 4_102_444_800_000L, -1L)
                        .map(time ->
                                one(
                                        "retry_topic-backoff-timestamp",
                                        BigInteger.valueOf(time).toByteArray(),
                                        "" + time));
        var delivery =
                Stream.of(-1, 1_000_000_000).map(n -> one("kafka_deliveryAttempt", number(n)));
        return Stream.of(attempts, lengths, times, delivery).flatMap(cases -> cases);
    }

    private static Stream<Case> deadLetters() {
        return Stream.of(
                one("kafka_dlt-original-topic", "v1.event.elsewhere"),
                one("kafka_dlt-original-topic", new byte[0], "empty"),
                one("kafka_dlt-original-partition", number(-1)),
                one("kafka_dlt-original-partition", new byte[0], "empty"),
                one("kafka_dlt-original-offset", ByteBuffer.allocate(8).putLong(-1).array()),
                one("kafka_dlt-original-offset", new byte[100], "100 bytes"),
                one("kafka_dlt-exception-fqcn", TypeNames.GADGET),
                one("kafka_dlt-exception-stacktrace", LONG),
                one("kafka_exception-message", "\0"),
                new Case(
                        "all of a dead letter from elsewhere",
                        List.of(
                                header("kafka_dlt-original-topic", "v1.event.elsewhere"),
                                new RecordHeader("kafka_dlt-original-partition", number(7)),
                                new RecordHeader(
                                        "kafka_dlt-original-offset",
                                        ByteBuffer.allocate(8).putLong(7).array()),
                                header("kafka_dlt-original-consumer-group", "elsewhere"))));
    }

    /// What the services' own topics carry. In a source topic anybody may have written it.
    private static Stream<Case> own() {
        var origins =
                Stream.of(
                                "v1.event.elsewhere/0/0/0",
                                "v1.event.book-like/-1/-1/-1",
                                "v1.event.book-like/0/99999999999999999999/0",
                                "//",
                                "////////",
                                "\0/\0/\0/\0",
                                "")
                        .map(origin -> one("bookmaru-origin", origin));
        var others =
                Stream.of(
                                "bookmaru-reason",
                                "bookmaru-cause",
                                "bookmaru-replays",
                                "bookmaru-attempts")
                        .flatMap(name ->
                                Stream.of(
                                        one(name, "\0"),
                                        one(name, "-1"),
                                        one(name, LONG, "100 KB")));
        return Stream.of(
                        origins,
                        others,
                        Stream.of(
                                one("bookmaru-origin", LONG, "100 KB"),
                                one("bookmaru-origin", new byte[] {-1}, "no UTF-8")))
                .flatMap(cases -> cases);
    }

    private static Stream<Case> replies() {
        var correlation = "kafka_correlationId";
        return Stream.of(
                one(correlation, new byte[0], "empty"),
                one(correlation, new byte[16], "of nobody"),
                one(correlation, new byte[] {-1}, "no UTF-8"),
                one(correlation, LONG, "100 KB"),
                new Case(
                        "kafka_correlationId without a value",
                        List.of(new RecordHeader(correlation, (byte[]) null))),
                new Case(
                        "kafka_correlationId twice",
                        List.of(header(correlation, "a"), header(correlation, "b"))),
                one("kafka_replyTopic", "v1.event.elsewhere"),
                one("kafka_replyTopic", new byte[] {-1}, "no UTF-8"),
                one("kafka_replyPartition", number(-1)),
                one("kafka_replyPartition", new byte[] {1}, "1 byte"));
    }

    private static Stream<Case> tracing() {
        return Stream.of(
                one("traceparent", ""),
                one("traceparent", "garbage"),
                one("traceparent", "00-00000000000000000000000000000000-0000000000000000-01"),
                one("traceparent", "ff-" + "f".repeat(32) + "-" + "f".repeat(16) + "-ff"),
                one("traceparent", LONG, "100 KB"),
                one("tracestate", LONG, "100 KB"),
                one("b3", "garbage"),
                one("baggage", "a=" + "b".repeat(10_000)));
    }

    /// Names that Spring gives a meaning to once they are headers of its messages.
    private static Stream<Case> spring() {
        return Stream.of(
                        "id",
                        "timestamp",
                        "contentType",
                        "content-type",
                        "errorChannel",
                        "replyChannel",
                        "kafka_offset",
                        "kafka_receivedTopic",
                        "kafka_receivedPartitionId",
                        "kafka_receivedMessageKey",
                        "kafka_receivedTimestamp",
                        "kafka_consumer",
                        "kafka_acknowledgment",
                        "kafka_nativeHeaders",
                        "kafka_batchConvertedHeaders",
                        "kafka_groupId",
                        "kafka_data",
                        "kafka_timestampType",
                        "scst_partition",
                        "ce_specversion",
                        "ce_type",
                        "ce_id",
                        "ce_time")
                .map(name -> one(name, "application/x-java-serialized-object"));
    }

    private static Case one(String name, String value) {
        return one(name, value.getBytes(UTF_8), start(value));
    }

    private static Case one(String name, byte[] value) {
        return one(
                name,
                value,
                value.length > 8 ? value.length + " bytes" : new BigInteger(value).toString());
    }

    private static Case one(String name, byte @Nullable [] value, String inWords) {
        return new Case(name + ": " + inWords, List.of(new RecordHeader(name, value)));
    }

    private static String start(String value) {
        return value.substring(0, Math.min(value.length(), 80));
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(UTF_8));
    }

    private static byte[] number(int number) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
    }

    private OddHeaders() {}
}
