package io.bookmaru.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchdogIT {
    @TempDir Path folder;

    /// Starts a process, tells its id, and waits for its own end.
    static final class Owner {
        public static void main(String[] arguments) throws Exception {
            var process = new ProcessBuilder("sleep", "600").start();
            Watchdog.start(Path.of(arguments[0])).add(process.toHandle());
            System.out.println(process.pid());
            Thread.currentThread().join();
        }
    }

    @Test
    void stopsAndDeletesWhatAKilledJvmLeft() throws Exception {
        var temporary = Files.createDirectory(folder.resolve("temporary"));
        var owner = startOwner(temporary);
        var started = Long.parseLong(owner.inputReader().readLine());
        assertThat(isRunning(started)).isTrue();

        owner.destroyForcibly();

        await().atMost(Duration.ofSeconds(60)).until(() -> !Files.exists(temporary));
        assertThat(isRunning(started)).isFalse();
    }

    private static Process startOwner(Path temporary) throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(java, Owner.class.getName(), temporary.toString());
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        return builder.start();
    }

    /// One that has ended but is still listed has no program any more.
    private static boolean isRunning(long pid) {
        return ProcessHandle.of(pid).flatMap(process -> process.info().command()).isPresent();
    }
}
