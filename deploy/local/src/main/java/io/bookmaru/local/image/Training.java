package io.bookmaru.local.image;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Records the caches that are missing: behind everything else that the machine does, one program
/// after the other.
///
/// What goes wrong costs a faster start next time, and nothing else.
public final class Training {
    private static final List<String> BEHIND_EVERYTHING = List.of("nice", "-n", "19");

    private @Nullable Process current;
    private boolean stopped;

    /// @param jvm starts a program and ends it once it has started, recording the cache meanwhile
    public record Program(AotCache cache, ProcessBuilder jvm) {}

    @FunctionalInterface
    public interface Source {
        Program prepare() throws IOException, InterruptedException;
    }

    private Training() {}

    public static Training start(List<Source> programs) {
        var training = new Training();
        Thread.ofVirtual().start(() -> programs.forEach(training::record));
        return training;
    }

    /// Gives up what is not recorded yet.
    public synchronized void stop() {
        stopped = true;
        if (current == null) return;
        current.descendants().forEach(ProcessHandle::destroyForcibly);
        current.destroyForcibly();
    }

    private void record(Source source) {
        try {
            var program = source.prepare();
            if (program.cache().isRecorded()) return;
            var process = begin(program.jvm());
            if (process != null && process.waitFor() == 0) program.cache().keep();
        } catch (IOException e) {
            // The next start goes without.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized @Nullable Process begin(ProcessBuilder jvm) throws IOException {
        if (stopped) return null;
        var command = new ArrayList<>(BEHIND_EVERYTHING);
        command.addAll(jvm.command());
        current = jvm.command(command).start();
        return current;
    }
}
