package io.bookmaru.local;

import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Does several things at once. When one fails, the others are made to give up.
final class SideBySide {
    private final Runnable giveUp;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    @FunctionalInterface
    interface Task {
        void run() throws Exception;
    }

    /// @param giveUp has the tasks that still run fail soon
    SideBySide(Runnable giveUp) {
        this.giveUp = giveUp;
    }

    /// Returns when all tasks have.
    ///
    /// @throws Exception the first that any of them threw
    void run(Task... tasks) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var task : tasks) threads.execute(() -> attempt(task));
        }
        var first = failure.get();
        if (first != null) throw first;
    }

    private void attempt(Task task) {
        try {
            task.run();
        } catch (Exception e) {
            if (failure.compareAndSet(null, e)) giveUp.run();
        }
    }
}
