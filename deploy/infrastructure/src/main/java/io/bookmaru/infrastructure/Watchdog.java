package io.bookmaru.infrastructure;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A shell that outlives this JVM just long enough to stop what it has started, should it be
/// killed.
///
/// It reads process ids, and stops them when its input ends without a last word, also those that
/// are held by SIGSTOP.
public final class Watchdog implements AutoCloseable {
    private static final List<String> SHELL =
            List.of(
                    "sh",
                    "-c",
                    """
                    trap '' INT HUP TERM
                    while read -r pid; do
                        [ "$pid" = relax ] && exit
                        pids="$pids $pid"
                    done
                    kill $pids
                    kill -CONT $pids
                    [ $# -eq 0 ] || { sleep 5; rm -rf "$@"; }
                    """,
                    "watchdog");

    private final Process shell;

    private Watchdog(Process shell) {
        this.shell = shell;
    }

    /// @param temporary folders that are deleted after what is stopped
    public static Watchdog start(Path... temporary) throws IOException {
        var command = new ArrayList<>(SHELL);
        for (var folder : temporary) command.add(folder.toAbsolutePath().toString());
        return new Watchdog(
                new ProcessBuilder(command)
                        .redirectOutput(Redirect.DISCARD)
                        .redirectError(Redirect.DISCARD)
                        .start());
    }

    public synchronized void add(ProcessHandle process) throws IOException {
        say(Long.toString(process.pid()));
    }

    /// To be called when all have stopped.
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
