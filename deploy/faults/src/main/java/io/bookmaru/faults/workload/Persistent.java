package io.bookmaru.faults.workload;

import java.time.Duration;
import java.util.function.Supplier;

/// Asks again until there is an answer.
final class Persistent {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofMillis(200);

    static Answer until(Supplier<Answer> request) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var answer = request.get();
            if (answer.isAcknowledged()) return answer;
            if (answer.status() / 100 == 4 || System.nanoTime() > deadline)
                throw new IllegalStateException("No answer but " + answer);
            pause();
        }
    }

    static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Persistent() {}
}
