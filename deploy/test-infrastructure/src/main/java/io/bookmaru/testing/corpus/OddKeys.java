package io.bookmaru.testing.corpus;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/// Keys that belong to nobody, and times that are not now. A key decides the partition and nothing
/// else.
final class OddKeys {
    private static final long YEAR_2100 = 4_102_444_800_000L;

    static Stream<BadRecord> of(GoldenEvent event) {
        return Stream.concat(keys(event), times(event));
    }

    private static Stream<BadRecord> keys(GoldenEvent event) {
        var none =
                Stream.of(
                        BadRecord.harmless("key null", event.json()).withKey(null),
                        BadRecord.unreadable("no event, key null", "{}").withKey(null));
        var odd =
                keys().entrySet().stream()
                        .flatMap(key ->
                                Stream.of(
                                        BadRecord.harmless("key " + key.getKey(), event.json())
                                                .withKey(key.getValue()),
                                        BadRecord.unreadable("no event, key " + key.getKey(), "{}")
                                                .withKey(key.getValue())));
        return Stream.concat(none, odd);
    }

    private static Map<String, byte[]> keys() {
        var keys = new LinkedHashMap<String, byte[]>();
        keys.put("empty", new byte[0]);
        keys.put("no UTF-8", HexFormat.of().parseHex("ff"));
        keys.put("half a character", HexFormat.of().parseHex("61e282"));
        keys.put("half a surrogate pair", HexFormat.of().parseHex("eda080"));
        keys.put("a NUL", new byte[1]);
        keys.put("a long in binary", new byte[] {0, 0, 0, 0, 0, 0, 0, 42});
        keys.put("of 100 KB", "k".repeat(100_000).getBytes(UTF_8));
        keys.put("serialized", TypeNames.serializedGadget());
        keys.put("-1", "-1".getBytes(UTF_8));
        keys.put("null in words", "null".getBytes(UTF_8));
        return keys;
    }

    /// A broker with its usual settings refuses what is more than an hour ahead.
    private static Stream<BadRecord> times(GoldenEvent event) {
        return Stream.of(
                BadRecord.harmless("of 1970", event.json()).at(0),
                BadRecord.unreadable("no event, of 1970", "{}").at(0),
                BadRecord.harmless("of 2100", event.json()).at(YEAR_2100),
                BadRecord.unreadable("no event, of 2100", "{}").at(YEAR_2100));
    }

    private OddKeys() {}
}
