package io.bookmaru.benchmarks.site;

import io.bookmaru.benchmarks.UnusableException;
import io.bookmaru.infrastructure.FreePorts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A service in a JVM of its own. All services of a benchmark get the same JVM options.
public final class ServiceProcess implements AutoCloseable {
    public static final List<String> JVM_OPTIONS = List.of("-Xms512m", "-Xmx512m");

    private static final Duration START_WAIT = Duration.ofMinutes(3);
    private static final Duration STOP_WAIT = Duration.ofSeconds(40);

    private final Process process;
    private final Path log;
    private final int port;
    private final int managementPort;

    private ServiceProcess(Process process, Path log, int port, int managementPort) {
        this.process = process;
        this.log = log;
        this.port = port;
        this.managementPort = managementPort;
    }

    static ServiceProcess launch(Service service, Path folder) throws IOException {
        var ports = FreePorts.some(2);
        var log = folder.resolve(service.name() + ".log");
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM_OPTIONS);
        command.addAll(service.program());
        service.properties().forEach((name, value) -> command.add("--" + name + "=" + value));
        command.add("--server.port=" + ports[0]);
        command.add("--management.server.port=" + ports[1]);
        var process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        return new ServiceProcess(process, log, ports[0], ports[1]);
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    void awaitReady() throws InterruptedException, UnusableException {
        var readiness =
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://127.0.0.1:"
                                                + managementPort
                                                + "/actuator/health/readiness"))
                        .timeout(Duration.ofSeconds(5))
                        .build();
        var deadline = System.nanoTime() + START_WAIT.toNanos();
        try (var client = HttpClient.newHttpClient()) {
            while (!answersOk(client, readiness)) {
                if (!process.isAlive() || System.nanoTime() > deadline)
                    throw new UnusableException("Service does not start, see " + log);
                Thread.sleep(200);
            }
        }
    }

    private static boolean answersOk(HttpClient client, HttpRequest request)
            throws InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(STOP_WAIT.toSeconds(), TimeUnit.SECONDS)) process.destroyForcibly();
    }
}
