package io.bookmaru.local;

import java.util.concurrent.atomic.AtomicInteger;
import sun.misc.Signal;

/// Ctrl-C, SIGTERM and the closing of the terminal: the first stops a run, the second ends it.
///
/// Shutdown hooks cannot tell a second signal from a first.
class StopSignals {
    private static final int KILLED = 130;

    private final AtomicInteger count = new AtomicInteger();

    void stop(LocalRun run) {
        for (var name : new String[] {"INT", "TERM", "HUP"}) {
            Signal.handle(
                    new Signal(name), signal -> Thread.ofPlatform().start(() -> stopOrKill(run)));
        }
    }

    boolean received() {
        return count.get() > 0;
    }

    private void stopOrKill(LocalRun run) {
        if (count.incrementAndGet() > 1) {
            run.kill();
            Runtime.getRuntime().halt(KILLED);
        }
        System.out.println("Stopping; again to stop at once");
        run.stop();
    }
}
