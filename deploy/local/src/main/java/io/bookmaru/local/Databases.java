package io.bookmaru.local;

import io.bookmaru.infrastructure.Database;
import io.bookmaru.infrastructure.PostgresServer;
import io.bookmaru.infrastructure.RedisServer;
import io.bookmaru.local.data.DataFolder;
import io.bookmaru.local.data.Secrets;
import io.bookmaru.local.process.Part;
import io.bookmaru.local.process.Parts;
import io.bookmaru.local.process.Stage;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;

/// The databases that the services stand on. Each method returns when its server answers.
class Databases {
    private final Ports ports;
    private final DataFolder data;
    private final Secrets secrets;
    private final Parts parts;

    Databases(Ports ports, DataFolder data, Secrets secrets, Parts parts) {
        this.ports = ports;
        this.data = data;
        this.secrets = secrets;
        this.parts = parts;
    }

    void startRedis() throws IOException, InterruptedException {
        var log = data.folder("logs").resolve("redis.log");
        var redis = RedisServer.start(data.folder("redis"), log, ports.of(Port.REDIS));
        parts.add(Part.server(Stage.REDIS, "Redis", redis.process(), log, redis));
    }

    /// With a database for each service.
    void startPostgres() throws IOException, SQLException {
        var log = data.folder("logs").resolve("postgres.log");
        var postgres =
                PostgresServer.start(
                        data.folder("postgres"),
                        data.folder("postgres/programs"),
                        log,
                        ports.of(Port.POSTGRES),
                        secrets.password("postgres"),
                        Map.of());
        parts.add(Part.server(Stage.POSTGRES, "PostgreSQL", postgres.process(), log, postgres));
        for (var app : App.SERVICES) {
            postgres.add(new Database(app.database(), secrets.password(app.database())));
        }
    }
}
