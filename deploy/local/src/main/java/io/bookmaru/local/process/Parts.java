package io.bookmaru.local.process;

import io.bookmaru.infrastructure.Watchdog;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/// All that runs, until everything is stopped or one part ends by itself.
public final class Parts {
    private final List<Part> running = new CopyOnWriteArrayList<>();
    private final Watchdog watchdog;

    /// Empty when stopped, otherwise what ended first.
    private final CompletableFuture<List<Part>> end = new CompletableFuture<>();

    public Parts() throws IOException {
        this.watchdog = Watchdog.start();
    }

    /// A part that comes too late, when the others are stopped already, is stopped at once.
    public void add(Part part) throws IOException {
        running.add(part);
        watchdog.add(part.process());
        part.process().onExit().thenRun(() -> end.complete(List.of(part)));
        if (end.isDone()) {
            stop(List.of(part));
            requireRunning();
        }
    }

    /// @throws IOException when a part has ended, or all are being stopped
    public void requireRunning() throws IOException {
        if (end.isDone()) throw new IOException(reason());
    }

    /// Returns when all were stopped.
    ///
    /// @throws IOException when a part has ended by itself
    public void awaitEnd() throws IOException {
        if (!end.join().isEmpty()) throw new IOException(reason());
    }

    /// Returns when nothing runs any more. A second call waits for the same.
    public synchronized void stop() {
        end.complete(List.of());
        for (var stage : Stage.values()) {
            stop(running.stream().filter(part -> part.stage() == stage).toList());
        }
        watchdog.close();
    }

    /// Ends everything now, whatever it is at.
    public void kill() {
        end.complete(List.of());
        running.forEach(part -> part.process().destroyForcibly());
    }

    private void stop(List<Part> parts) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            parts.forEach(part -> threads.execute(() -> stop(part)));
        }
    }

    private void stop(Part part) {
        try {
            part.stop().run();
        } catch (Exception e) {
            part.process().destroyForcibly();
        }
        running.remove(part);
    }

    private String reason() {
        var ended = end.join();
        return ended.isEmpty() ? "Stopped" : ended.getFirst().obituary();
    }
}
