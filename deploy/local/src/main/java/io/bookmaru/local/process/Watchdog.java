package io.bookmaru.local.process;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;

/// A shell that outlives this JVM just long enough to stop what it has started, should it be
/// killed. It reads process ids, and stops them when its input ends without a last word.
final class Watchdog implements AutoCloseable {
    private static final String SCRIPT =
            """
            trap '' INT HUP TERM
            while read -r pid; do
                [ "$pid" = relax ] && exit
                pids="$pids $pid"
            done
            kill $pids
            """;

    private final Process shell;

    private Watchdog(Process shell) {
        this.shell = shell;
    }

    static Watchdog start() throws IOException {
        return new Watchdog(
                new ProcessBuilder("sh", "-c", SCRIPT)
                        .redirectOutput(Redirect.DISCARD)
                        .redirectError(Redirect.DISCARD)
                        .start());
    }

    synchronized void add(ProcessHandle process) throws IOException {
        say(Long.toString(process.pid()));
    }

    @Override
    public synchronized void close() {
        try {
            say("relax");
        } catch (IOException e) {
            // It has gone already, and nothing is left for it to do.
        }
    }

    private void say(String line) throws IOException {
        var input = shell.getOutputStream();
        input.write((line + "\n").getBytes(US_ASCII));
        input.flush();
    }
}
