package io.bookmaru.testing.corpus;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/// @param name what is bad about it; no other record of the same topic has it
/// @param timestamp in milliseconds; null for the time of sending
public record BadRecord(
        String name,
        byte @Nullable [] key,
        byte @Nullable [] value,
        List<Header> headers,
        @Nullable Long timestamp,
        Verdict verdict) {

    /// Its name is its key, which spreads records over the partitions.
    static BadRecord of(String name, byte @Nullable [] value, Verdict verdict) {
        return new BadRecord(name, name.getBytes(UTF_8), value, List.of(), null, verdict);
    }

    static BadRecord of(String name, String value, Verdict verdict) {
        return of(name, value.getBytes(UTF_8), verdict);
    }

    static BadRecord unreadable(String name, String value) {
        return of(name, value, Verdict.UNREADABLE);
    }

    static BadRecord harmless(String name, String value) {
        return of(name, value, Verdict.HARMLESS);
    }

    BadRecord withKey(byte @Nullable [] key) {
        return new BadRecord(name, key, value, headers, timestamp, verdict);
    }

    BadRecord withHeaders(List<Header> headers) {
        return new BadRecord(name, key, value, headers, timestamp, verdict);
    }

    BadRecord at(long timestamp) {
        return new BadRecord(name, key, value, headers, timestamp, verdict);
    }

    @Override
    public String toString() {
        return name;
    }
}
