package io.bookmaru.faults.site;

import io.bookmaru.infrastructure.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/// Ports for servers that go and come back. They lie below those that a system gives to outgoing
/// connections, so that none of these takes one meanwhile.
final class LastingPorts {
    private static final int LOWEST = 15_000;
    private static final int HIGHEST = 32_000;
    private static final int TRIES = 1_000;

    static int one() throws IOException {
        for (int i = 0; i < TRIES; i++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (!FreePorts.isTaken(port)) return port;
        }
        throw new IOException("No port is free");
    }

    /// Distinct ones.
    static int[] some(int count) {
        return IntStream.generate(LastingPorts::next).distinct().limit(count).toArray();
    }

    private static int next() {
        try {
            return one();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private LastingPorts() {}
}
