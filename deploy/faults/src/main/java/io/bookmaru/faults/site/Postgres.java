package io.bookmaru.faults.site;

import io.bookmaru.faults.proxy.TcpProxy;
import io.bookmaru.infrastructure.Database;
import io.bookmaru.infrastructure.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;

/// The one PostgreSQL of a run. Services reach it through a proxy, the checker does not.
public final class Postgres {
    private static final String PASSWORD = "faults";
    private static final Map<String, String> SETTINGS = Map.of("max_connections", "200");

    private final Path folder;
    private final int port;
    private final TcpProxy proxy;
    private PostgresServer server;
    private Running running;

    Postgres(Path folder) throws IOException, SQLException {
        this.folder = folder;
        this.port = LastingPorts.one();
        this.proxy = TcpProxy.to(port);
        this.server = launch();
        this.running = Running.watched(server.process());
        for (var program : Program.values()) {
            server.add(new Database(program.database(), PASSWORD));
        }
    }

    private PostgresServer launch() throws IOException {
        return PostgresServer.start(
                folder.resolve("postgres"),
                folder.resolveSibling("programs"),
                folder.resolve("logs").resolve("postgres.log"),
                port,
                PASSWORD,
                SETTINGS);
    }

    public TcpProxy proxy() {
        return proxy;
    }

    public Running process() {
        return running;
    }

    /// After it was killed. Returns when it answers.
    public void start() throws IOException, InterruptedException {
        // What was killed has left it, and nobody would be found to be told to stop.
        Files.deleteIfExists(folder.resolve("postgres/data/postmaster.pid"));
        server.close();
        server = launch();
        running = Running.watched(server.process());
    }

    /// As superuser, past the proxy.
    public Connection connect(Program owner) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", "postgres");
        properties.setProperty("password", PASSWORD);
        properties.setProperty("socketTimeout", "120");
        return DriverManager.getConnection(server.jdbcUrl(owner.database()), properties);
    }

    Map<String, String> settingsFor(Program program) {
        return Map.of(
                "SPRING_DATASOURCE_URL",
                "jdbc:postgresql://127.0.0.1:" + proxy.port() + "/" + program.database(),
                "SPRING_DATASOURCE_USERNAME",
                program.database(),
                "SPRING_DATASOURCE_PASSWORD",
                PASSWORD);
    }

    void close() throws IOException, InterruptedException {
        running.release();
        server.close();
        running.awaitEnd(Duration.ofSeconds(30));
        proxy.close();
    }
}
