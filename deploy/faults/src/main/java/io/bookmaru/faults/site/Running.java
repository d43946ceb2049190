package io.bookmaru.faults.site;

import io.bookmaru.infrastructure.Watchdog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// A process of this run, which does not outlive it.
public final class Running {
    private static final Duration DEATH = Duration.ofSeconds(20);

    private final ProcessHandle process;
    private final Watchdog watchdog;

    private Running(ProcessHandle process, Watchdog watchdog) {
        this.process = process;
        this.watchdog = watchdog;
    }

    static Running watched(ProcessHandle process) throws IOException {
        var watchdog = Watchdog.start();
        watchdog.add(process);
        return new Running(process, watchdog);
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive() && !isZombie();
    }

    /// `kill -9`. Its children, if it has any, notice and end by themselves.
    public void kill() throws InterruptedException, IOException {
        var children = process.descendants().toList();
        process.destroyForcibly();
        awaitEnd(DEATH);
        for (var child : children) new Running(child, watchdog).awaitEnd(DEATH);
    }

    /// SIGTERM.
    ///
    /// @return how long it took to end
    public Duration terminate(Duration patience) throws InterruptedException, IOException {
        var start = System.nanoTime();
        process.destroy();
        awaitEnd(patience);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /// SIGSTOP, also for its children: PostgreSQL has one for each connection.
    public void hold() throws InterruptedException, IOException {
        signal("STOP", process);
        for (var child : process.descendants().toList()) signal("STOP", child);
    }

    /// SIGCONT.
    public void release() throws InterruptedException, IOException {
        for (var child : process.descendants().toList()) signal("CONT", child);
        signal("CONT", process);
    }

    void awaitEnd(Duration patience) throws InterruptedException, IOException {
        var deadline = System.nanoTime() + patience.toNanos();
        while (isAlive()) {
            if (System.nanoTime() > deadline)
                throw new IOException("Process " + pid() + " does not end");
            Thread.sleep(10);
        }
        watchdog.close();
    }

    /// A daemon's end is noticed by nobody where nobody collects orphans.
    private boolean isZombie() {
        try {
            var status = Files.readString(Path.of("/proc/" + pid() + "/stat"));
            return status.startsWith("Z", status.lastIndexOf(')') + 2);
        } catch (IOException e) {
            return false;
        }
    }

    private static void signal(String name, ProcessHandle process)
            throws InterruptedException, IOException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    }
}
