package io.bookmaru.familiarity.ranking;

import java.nio.ByteBuffer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A ranking as it lies in Redis: a version, what it was computed from, and its places.
final class RankingBytes {
    private static final byte VERSION = 1;
    private static final int HEAD = 1 + 4 * Long.BYTES + Integer.BYTES;

    static byte[] of(Ranking ranking) {
        var buffer = ByteBuffer.allocate(HEAD + ranking.places().length * Long.BYTES);
        buffer.put(VERSION)
                .putLong(ranking.bound())
                .putLong(ranking.watermark())
                .putLong(ranking.epoch())
                .putLong(ranking.asOf().getEpochSecond())
                .putInt(ranking.asOf().getNano())
                .asLongBuffer()
                .put(ranking.places());
        return buffer.array();
    }

    /// @return null for what another version has written
    static @Nullable Ranking read(byte[] bytes) {
        if (bytes.length < HEAD || bytes[0] != VERSION) return null;
        var buffer = ByteBuffer.wrap(bytes, 1, bytes.length - 1);
        var bound = buffer.getLong();
        var watermark = buffer.getLong();
        var epoch = buffer.getLong();
        var asOf = Instant.ofEpochSecond(buffer.getLong(), buffer.getInt());
        var places = new long[buffer.remaining() / Long.BYTES];
        buffer.asLongBuffer().get(places);
        return new Ranking(places, bound, watermark, epoch, asOf);
    }

    private RankingBytes() {}
}
