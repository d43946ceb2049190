package io.bookmaru.preference.killed;

import io.bookmaru.preference.KillableService;
import io.bookmaru.preference.testing.FailPoint;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// The service in a JVM of its own.
class ServiceProcess implements AutoCloseable {
    private final Process process;
    private final CompletableFuture<Void> started = new CompletableFuture<>();
    private final CompletableFuture<Void> reached = new CompletableFuture<>();

    private ServiceProcess(Process process) {
        this.process = process;
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        Thread.ofVirtual().start(this::listen);
    }

    /// @param options of the JVM
    static ServiceProcess start(List<String> options, List<String> arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx192m"));
        command.addAll(options);
        command.add(KillableService.class.getName());
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        return new ServiceProcess(builder.start());
    }

    private void listen() {
        try (BufferedReader lines = process.inputReader()) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.equals(KillableService.STARTED)) started.complete(null);
                else if (line.equals(FailPoint.REACHED)) reached.complete(null);
                else System.out.println("service: " + line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            started.completeExceptionally(new IllegalStateException("Ended before its start"));
        }
    }

    void awaitStart() throws Exception {
        started.get(2, TimeUnit.MINUTES);
    }

    boolean hasReachedItsPoint() {
        return reached.isDone();
    }

    /// SIGKILL: nothing of it runs any more when this returns.
    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(20, TimeUnit.SECONDS)) throw new IllegalStateException("Not killed");
    }
}
