package io.bookmaru.local;

import io.bookmaru.infrastructure.Database;
import io.bookmaru.infrastructure.PostgresServer;
import io.bookmaru.infrastructure.RedisServer;
import io.bookmaru.local.data.DataFolder;
import io.bookmaru.local.data.Secrets;
import io.bookmaru.local.process.Jvm;
import io.bookmaru.local.process.Part;
import io.bookmaru.local.process.Parts;
import io.bookmaru.local.process.Stage;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// What the services stand on. Each method returns when its server answers.
class Servers {
    private static final Duration KAFKA_PATIENCE = Duration.ofSeconds(30);

    private final Ports ports;
    private final DataFolder data;
    private final Secrets secrets;
    private final Parts parts;

    Servers(Ports ports, DataFolder data, Secrets secrets, Parts parts) {
        this.ports = ports;
        this.data = data;
        this.secrets = secrets;
        this.parts = parts;
    }

    void startKafka() throws IOException {
        var log = data.folder("logs").resolve("kafka.log");
        var kafka =
                Jvm.prepare(
                                data.path(),
                                log,
                                List.of(
                                        "-Xmx256m",
                                        KafkaMain.class.getName(),
                                        data.resolve("kafka").toString(),
                                        Integer.toString(ports.of(Port.KAFKA)),
                                        Integer.toString(ports.of(Port.KAFKA_CONTROLLER))))
                        .redirectInput(Redirect.PIPE)
                        .redirectErrorStream(false)
                        .redirectOutput(Redirect.PIPE)
                        .redirectError(Redirect.appendTo(log.toFile()));
        kafka.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        var process = kafka.start();
        parts.add(Part.child(Stage.KAFKA, "Kafka", process, log, KAFKA_PATIENCE));
        if (KafkaMain.READY.equals(process.inputReader().readLine())) return;
        parts.awaitEnd();
        parts.requireRunning();
    }

    void startRedis() throws IOException, InterruptedException {
        var folder = data.folder("redis");
        var redis = RedisServer.start(folder, ports.of(Port.REDIS));
        parts.add(Part.server(Stage.REDIS, "Redis", redis.process(), folder.resolve("log"), redis));
    }

    /// With a database for each service.
    void startPostgres() throws IOException, SQLException {
        var folder = data.folder("postgres");
        var postgres =
                PostgresServer.start(
                        folder,
                        data.folder("postgres/programs"),
                        ports.of(Port.POSTGRES),
                        secrets.password("postgres"),
                        Map.of());
        parts.add(
                Part.server(
                        Stage.POSTGRES,
                        "PostgreSQL",
                        postgres.process(),
                        folder.resolve("log"),
                        postgres));
        for (var app : App.SERVICES) {
            postgres.add(new Database(app.database(), secrets.password(app.database())));
        }
    }
}
