package io.bookmaru.local.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What a run that was killed has left running.
///
/// A process is recognised by what it is, and not by a number that was written down and may be
/// another's by now: a JVM with the mark of the data folder, or a program out of that folder.
public final class LeftOvers {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /// To be called while no run has the folder open.
    ///
    /// @return how many processes there were
    public static int stop(Path data) throws InterruptedException {
        // PostgreSQL waits for its clients, so they go first.
        return stop(process -> isMarked(process, data)) + stop(process -> isOutOf(process, data));
    }

    private static int stop(Predicate<ProcessHandle> isLeftOver) throws InterruptedException {
        var found = find(isLeftOver);
        found.forEach(ProcessHandle::destroy);
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!find(isLeftOver).isEmpty()) {
            if (System.nanoTime() > deadline)
                find(isLeftOver).forEach(ProcessHandle::destroyForcibly);
            Thread.sleep(50);
        }
        return found.size();
    }

    /// Without the children of what is found: they end with their parent.
    private static List<ProcessHandle> find(Predicate<ProcessHandle> isLeftOver) {
        var all = ProcessHandle.allProcesses().filter(isLeftOver).collect(Collectors.toSet());
        return all.stream().filter(process -> !isChildOf(all, process)).toList();
    }

    private static boolean isChildOf(Set<ProcessHandle> all, ProcessHandle process) {
        return process.parent().filter(all::contains).isPresent();
    }

    private static boolean isMarked(ProcessHandle process, Path data) {
        var arguments = process.info().arguments().orElse(new String[0]);
        return Arrays.asList(arguments).contains(Jvm.mark(data));
    }

    private static boolean isOutOf(ProcessHandle process, Path data) {
        return process.info().command().map(Path::of).filter(p -> p.startsWith(data)).isPresent();
    }

    private LeftOvers() {}
}
