package io.bookmaru.testing;

import io.bookmaru.infrastructure.Database;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;

/// Where the servers of this JVM answer.
///
/// They are embedded unless `-Dbookmaru.test.infrastructure=containers` asks for Docker.
///
/// @param databaseUser owns the database and is nothing more than that
public record TestServers(
        String bootstrapServers,
        String jdbcUrl,
        String databaseUser,
        String databasePassword,
        String redisHost,
        int redisPort) {

    static final Database DATABASE = new Database("test", "test");
    static final String SWITCH = "bookmaru.test.infrastructure";

    private static @Nullable TestServers running;
    private static @Nullable RuntimeException failure;

    /// Started by the first call, stopped when the JVM exits, after all application contexts.
    public static synchronized TestServers running() {
        if (failure != null) throw failure;
        if (running == null) running = start();
        return running;
    }

    private static TestServers start() {
        var chosen = System.getProperty(SWITCH, "embedded");
        try {
            return switch (chosen) {
                case "embedded" -> EmbeddedServers.start();
                case "containers" -> ContainerServers.start();
                default ->
                        throw new IllegalArgumentException(
                                SWITCH + "=" + chosen + " (expected: embedded, containers)");
            };
        } catch (Exception e) {
            failure = new IllegalStateException("No test servers: " + e.getMessage(), e);
            throw failure;
        }
    }

    static void atExit(Runnable stop) {
        SpringApplication.getShutdownHandlers().add(stop);
    }
}
