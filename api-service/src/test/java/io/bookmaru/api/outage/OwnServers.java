package io.bookmaru.api.outage;

import io.bookmaru.infrastructure.Database;
import io.bookmaru.infrastructure.FreePorts;
import io.bookmaru.infrastructure.KafkaServer;
import io.bookmaru.infrastructure.PostgresServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/// A Kafka and a Postgres that may be stopped without disturbing other tests.
class OwnServers implements AutoCloseable {
    static final Database DATABASE = new Database("outage", "outage");
    private static final Path PROGRAMS =
            Path.of(System.getProperty("java.io.tmpdir"), "embedded-pg");

    /// A test has nothing to lose in a power cut, but commits do survive a kill.
    private static final Map<String, String> SETTINGS =
            Map.of("fsync", "off", "full_page_writes", "off");

    private final Path folder;
    private final int[] ports;
    private KafkaServer kafka;
    private PostgresServer postgres;

    OwnServers(Path folder) throws Exception {
        this.folder = folder;
        this.ports = FreePorts.some(3);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var kafkaStarted =
                    threads.submit(() -> {
                        startKafka();
                        return null;
                    });
            startPostgres();
            kafkaStarted.get();
        }
    }

    String bootstrapServers() {
        return "127.0.0.1:" + ports[0];
    }

    String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + ports[2] + "/" + DATABASE.name();
    }

    void startKafka() throws Exception {
        kafka = KafkaServer.start(folder.resolve("kafka"), ports[0], ports[1]);
    }

    void stopKafka() {
        kafka.close();
    }

    void startPostgres() throws Exception {
        postgres =
                PostgresServer.start(
                        folder.resolve("postgres"),
                        PROGRAMS,
                        folder.resolve("postgres.log"),
                        ports[2],
                        "outage",
                        SETTINGS);
        postgres.add(DATABASE);
    }

    void killPostgres() throws Exception {
        postgres.process().destroyForcibly();
        // Lets go of its folder; there is nothing left to stop.
        postgres.close();
    }

    /// It keeps its connections and accepts new ones, and says nothing.
    void freezePostgres() throws Exception {
        signal("-STOP");
    }

    void thawPostgres() throws Exception {
        signal("-CONT");
    }

    private void signal(String signal) throws Exception {
        var command = new ArrayList<>(List.of("kill", signal));
        Stream.concat(Stream.of(postgres.process()), postgres.process().descendants())
                .forEach(process -> command.add(Long.toString(process.pid())));
        new ProcessBuilder(command).start().waitFor();
    }

    @Override
    public void close() throws Exception {
        kafka.close();
        postgres.close();
    }
}
