package io.bookmaru.faults.proxy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How a proxy treats what passes it.
///
/// @param latency before each piece of data is passed on, in either direction
/// @param bytesPerSecond of one connection and direction; 0 for no limit
/// @param swallows takes everything and passes on nothing, as a host that is gone without a word
/// @param cutAfter a text in what the server sends: the piece that has it is swallowed, and the
///   connection is reset
public record Weather(
        Duration latency, long bytesPerSecond, boolean swallows, byte @Nullable [] cutAfter) {
    public static final Weather FINE = new Weather(Duration.ZERO, 0, false, null);
    public static final Weather HALF_OPEN = new Weather(Duration.ZERO, 0, true, null);

    public static Weather slow(Duration latency) {
        return new Weather(latency, 0, false, null);
    }

    public static Weather narrow(long bytesPerSecond) {
        return new Weather(Duration.ZERO, bytesPerSecond, false, null);
    }

    public static Weather cuttingAfter(String text) {
        return new Weather(Duration.ZERO, 0, false, text.getBytes(StandardCharsets.US_ASCII));
    }

    /// How long a piece of that many bytes is held up.
    Duration delayOf(int bytes) {
        if (bytesPerSecond == 0) return latency;
        return latency.plusNanos(bytes * 1_000_000_000L / bytesPerSecond);
    }

    boolean cutsAfter(byte[] piece, int length) {
        if (cutAfter == null) return false;
        for (int start = 0; start + cutAfter.length <= length; start++) {
            int at = 0;
            while (at < cutAfter.length && piece[start + at] == cutAfter[at]) at++;
            if (at == cutAfter.length) return true;
        }
        return false;
    }
}
