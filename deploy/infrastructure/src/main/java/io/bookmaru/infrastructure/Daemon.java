package io.bookmaru.infrastructure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// A server process in a session of its own, so that Ctrl-C in a terminal does not reach it.
///
/// It has stopped when its pid file is gone. The process may stay listed for ever where nobody
/// collects orphans.
record Daemon(Path pidFile, ProcessHandle process) {

    static Daemon of(Path pidFile) throws IOException {
        var pid = Files.readAllLines(pidFile).getFirst().strip();
        return ProcessHandle.of(Long.parseLong(pid))
                .map(process -> new Daemon(pidFile, process))
                .orElseThrow(() -> new IOException("No process " + pid + " of " + pidFile));
    }

    /// Whether it stopped in time.
    boolean awaitStop(Duration time) throws InterruptedException {
        var deadline = System.nanoTime() + time.toNanos();
        while (Files.exists(pidFile) && process.isAlive()) {
            if (System.nanoTime() > deadline) return false;
            Thread.sleep(20);
        }
        return true;
    }
}
