package io.bookmaru.faults.site;

import static java.util.Objects.requireNonNull;

import io.bookmaru.local.image.AppImage;
import io.bookmaru.local.process.Jvm;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One instance of a service. It keeps its ports and its log when it is started again.
public final class ServiceProcess {
    private static final Duration START_WAIT = Duration.ofMinutes(4);
    private static final int TIMEOUT_MILLIS = 2_000;

    private final String name;
    private final Path jar;
    private final Path folder;
    private final Map<String, String> environment;
    private final int port;
    private final int managementPort;
    private volatile List<String> options = List.of("-Xmx256m");
    private volatile @Nullable Running running;

    ServiceProcess(
            String name,
            Path jar,
            Path folder,
            Map<String, String> environment,
            int port,
            int managementPort) {
        this.name = name;
        this.jar = jar;
        this.folder = folder;
        this.environment = environment;
        this.port = port;
        this.managementPort = managementPort;
    }

    public String name() {
        return name;
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public Path log() {
        return folder.resolve("logs").resolve(name + ".log");
    }

    /// Of the JVM, from its next start on.
    public void options(List<String> options) {
        this.options = List.copyOf(options);
    }

    /// Records the cache of its start if there is none: a service that is back within seconds has
    /// one.
    void train() throws IOException, InterruptedException {
        var image = image();
        if (image.cache().isRecorded()) return;
        var arguments = new ArrayList<>(image.cache().record());
        arguments.add("-Dspring.context.exit=onRefresh");
        if (jvm(image, arguments).start().waitFor() != 0)
            throw new IOException(name + " does not start, see " + log());
        image.cache().keep();
    }

    /// Returns when the process is there; see [#awaitReady]. One that is there already stays.
    public synchronized void start() throws IOException, InterruptedException {
        if (running != null && running.isAlive()) return;
        var image = image();
        running = Running.watched(jvm(image, image.cache().use()).start().toHandle());
    }

    private AppImage image() throws IOException, InterruptedException {
        return AppImage.of(jar, folder, log());
    }

    private ProcessBuilder jvm(AppImage image, List<String> cache) throws IOException {
        var arguments = new ArrayList<>(cache);
        arguments.addAll(options);
        arguments.addAll(List.of("-jar", image.jar().toString()));
        var jvm = Jvm.prepare(folder, log(), arguments);
        jvm.environment().putAll(environment);
        return jvm;
    }

    public Running process() {
        return requireNonNull(running);
    }

    /// What ends by itself is started again, as whatever runs services in production does.
    public void awaitReady() throws IOException, InterruptedException {
        var deadline = System.nanoTime() + START_WAIT.toNanos();
        while (!isReady()) {
            start();
            if (System.nanoTime() > deadline)
                throw new IOException(name + " does not become ready, see " + log());
            Thread.sleep(100);
        }
    }

    public boolean isReady() {
        try {
            var health =
                    URI.create("http://127.0.0.1:" + managementPort + "/actuator/health/readiness");
            var connection = (HttpURLConnection) health.toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException e) {
            return false;
        }
    }
}
