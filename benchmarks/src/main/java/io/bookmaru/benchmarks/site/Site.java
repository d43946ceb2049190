package io.bookmaru.benchmarks.site;

import io.bookmaru.infrastructure.FreePorts;
import io.bookmaru.infrastructure.KafkaServer;
import io.bookmaru.infrastructure.PostgresServer;
import io.bookmaru.infrastructure.RedisServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/// PostgreSQL that syncs each commit to the disk, Kafka in this JVM, and the services that a
/// benchmark starts. All of them end with it, also on Ctrl-C.
public final class Site implements AutoCloseable {
    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final Path folder;
    private final PostgresServer postgres;
    private final KafkaServer kafka;

    @SuppressWarnings("this-escape")
    public Site(Path folder) throws Exception {
        this.folder = folder;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        try {
            var ports = FreePorts.some(3);
            postgres =
                    opened(
                            PostgresServer.start(
                                    folder.resolve("postgres"),
                                    folder.resolveSibling("programs"),
                                    folder.resolve("postgres.log"),
                                    ports[0],
                                    "benchmark",
                                    Map.of()));
            kafka = opened(KafkaServer.start(folder.resolve("kafka"), ports[1], ports[2]));
        } catch (Exception e) {
            close();
            throw e;
        }
    }

    public Path folder() {
        return folder;
    }

    public PostgresServer postgres() {
        return postgres;
    }

    public KafkaServer kafka() {
        return kafka;
    }

    /// Only some benchmarks need one.
    public RedisServer startRedis() throws Exception {
        return opened(
                RedisServer.start(
                        folder.resolve("redis"), folder.resolve("redis.log"), FreePorts.one()));
    }

    /// Returns when the service is ready.
    public ServiceProcess start(Service service) throws Exception {
        var process = opened(ServiceProcess.launch(service, folder));
        process.awaitReady();
        return process;
    }

    private synchronized <T extends AutoCloseable> T opened(T server) {
        running.push(server);
        return server;
    }

    @Override
    public synchronized void close() {
        while (!running.isEmpty()) {
            try {
                running.pop().close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
