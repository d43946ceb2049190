package io.bookmaru.testing;

import io.bookmaru.infrastructure.Folders;
import io.bookmaru.infrastructure.FreePorts;
import io.bookmaru.infrastructure.KafkaServer;
import io.bookmaru.infrastructure.PostgresServer;
import io.bookmaru.infrastructure.RedisServer;
import io.bookmaru.infrastructure.Watchdog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;

/// The servers on this very machine, in a folder that goes with the JVM.
class EmbeddedServers {
    /// Unpacking takes seconds, so the programs stay for the next JVM.
    private static final Path PROGRAMS =
            Path.of(System.getProperty("java.io.tmpdir"), "embedded-pg");

    /// A test has nothing to lose in a power cut, and each cached context holds connections.
    private static final Map<String, String> SETTINGS =
            Map.of(
                    "fsync", "off",
                    "synchronous_commit", "off",
                    "full_page_writes", "off",
                    "max_connections", "300");

    private final Path folder;
    private final Watchdog watchdog;
    private final Queue<AutoCloseable> started = new ConcurrentLinkedQueue<>();

    private EmbeddedServers(Path folder) throws IOException {
        this.folder = folder;
        this.watchdog = Watchdog.start(folder);
    }

    static TestServers start() throws Exception {
        var servers = new EmbeddedServers(Files.createTempDirectory("bookmaru-test-"));
        TestServers.atExit(servers::stop);
        return servers.startAll();
    }

    private TestServers startAll() throws Exception {
        var ports = FreePorts.some(4);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var kafka = threads.submit(() -> kafka(ports[0], ports[1]));
            var postgres = threads.submit(() -> postgres(ports[2]));
            var redis = threads.submit(() -> redis(ports[3]));
            return new TestServers(
                    kafka.get().address(),
                    postgres.get().jdbcUrl(TestServers.DATABASE.name()),
                    TestServers.DATABASE.name(),
                    TestServers.DATABASE.password(),
                    "127.0.0.1",
                    redis.get().port());
        }
    }

    private KafkaServer kafka(int port, int controllerPort) throws Exception {
        return stopLater(KafkaServer.start(folder.resolve("kafka"), port, controllerPort));
    }

    private PostgresServer postgres(int port) throws Exception {
        var server =
                PostgresServer.start(
                        folder.resolve("postgres"),
                        PROGRAMS,
                        folder.resolve("postgres.log"),
                        port,
                        "test",
                        SETTINGS);
        watchdog.add(server.process());
        stopLater(server).add(TestServers.DATABASE);
        return server;
    }

    private RedisServer redis(int port) throws Exception {
        var server = RedisServer.start(folder.resolve("redis"), folder.resolve("redis.log"), port);
        watchdog.add(server.process());
        return stopLater(server);
    }

    private <T extends AutoCloseable> T stopLater(T server) {
        started.add(server);
        return server;
    }

    private void stop() {
        try {
            for (var server : started) server.close();
            watchdog.close();
            Folders.delete(folder);
        } catch (Exception e) {
            throw new IllegalStateException("Test servers in " + folder + " did not stop", e);
        }
    }
}
