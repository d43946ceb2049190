package io.bookmaru.preference.testing;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.awaitility.core.ThrowingRunnable;

public final class Eventually {

    /// Within a minute: the machine may be busy.
    public static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(assertion);
    }

    private Eventually() {}
}
