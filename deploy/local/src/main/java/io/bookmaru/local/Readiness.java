package io.bookmaru.local;

import io.bookmaru.local.process.Parts;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;

/// Asks a program whether it is ready, until it is.
final class Readiness {
    /// A machine may be busy with other things; a program that cannot start ends instead.
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final int TIMEOUT_MILLIS = 2_000;

    /// @throws IOException when it takes too long, or a part has ended
    static void await(URI health, Parts parts) throws IOException, InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isReady(health)) {
            parts.requireRunning();
            if (System.nanoTime() > deadline)
                throw new IOException(
                        "%s is not ready after %d s".formatted(health, PATIENCE.toSeconds()));
            Thread.sleep(100);
        }
    }

    private static boolean isReady(URI health) {
        try {
            var connection = (HttpURLConnection) health.toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException e) {
            return false;
        }
    }

    private Readiness() {}
}
