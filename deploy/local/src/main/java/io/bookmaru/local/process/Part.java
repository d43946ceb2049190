package io.bookmaru.local.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// One running process of a run.
///
/// @param stop asks it to stop and returns when it has
/// @param exit how it ended, once it has; empty when that is not known
public record Part(
        Stage stage,
        String name,
        ProcessHandle process,
        Path log,
        Stop stop,
        Supplier<String> exit) {

    @FunctionalInterface
    public interface Stop {
        void run() throws Exception;
    }

    /// A part that stops on SIGTERM, and is killed when that takes longer than `patience`.
    public static Part child(
            Stage stage, String name, Process process, Path log, Duration patience) {
        return new Part(
                stage,
                name,
                process.toHandle(),
                log,
                () -> stop(process, patience),
                () -> " with exit code " + process.exitValue());
    }

    /// A part that knows itself how it is stopped.
    public static Part server(
            Stage stage, String name, ProcessHandle process, Path log, AutoCloseable server) {
        return new Part(stage, name, process, log, server::close, () -> "");
    }

    /// For people: that it ended, how, and what its log says last.
    String obituary() {
        return "%s ended by itself%s. The end of %s:\n%s"
                .formatted(name, exit.get(), log, LogTail.of(log));
    }

    private static void stop(Process process, Duration patience) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS))
            process.destroyForcibly().waitFor();
    }
}
