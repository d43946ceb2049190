package io.bookmaru.infrastructure;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;

/// One PostgreSQL cluster, in processes of its own.
///
/// PostgreSQL refuses to run as root; for root it is put into a user namespace, where the machine
/// allows that.
public final class PostgresServer implements AutoCloseable {
    private static final Duration START_WAIT = Duration.ofSeconds(90);
    private static final Duration STOP_WAIT = Duration.ofSeconds(60);

    private final EmbeddedPostgres postgres;
    private final Daemon postmaster;

    private PostgresServer(EmbeddedPostgres postgres, Daemon postmaster) {
        this.postgres = postgres;
        this.postmaster = postmaster;
    }

    /// Returns when it answers on `port`.
    ///
    /// @param folder of the cluster; made and initialised when absent
    /// @param programs where PostgreSQL is unpacked once; several servers may share it
    /// @param password of the superuser `postgres`: the one that the cluster was initialised with
    /// @param settings of postgresql.conf. Without any, a commit survives a power cut
    public static PostgresServer start(
            Path folder,
            Path programs,
            Path log,
            int port,
            String password,
            Map<String, String> settings)
            throws IOException {
        try (var cluster = PostgresCluster.open(folder, password)) {
            var builder = cluster.configure(EmbeddedPostgres.builder());
            var output = Redirect.appendTo(log.toFile());
            builder.setOverrideWorkingDirectory(programs.toFile())
                    .setPort(port)
                    .setPGStartupWait(START_WAIT)
                    .setRegisterShutdownHook(false)
                    .setErrorRedirector(output)
                    .setOutputRedirector(output)
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("unix_socket_directories", "")
                    // The library switches both off, for the sake of tests.
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on");
            settings.forEach(builder::setServerConfig);
            return new PostgresServer(builder.start(), cluster.postmaster());
        }
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/" + database;
    }

    /// The process that ends when the server has stopped.
    public ProcessHandle process() {
        return postmaster.process();
    }

    /// Connects as `postgres`, to the database `postgres`.
    public DataSource superuser() {
        return postgres.getPostgresDatabase();
    }

    /// See [Database#create].
    public void add(Database database) throws SQLException {
        try (var connection = superuser().getConnection()) {
            database.create(connection);
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        postgres.close();
        // The last checkpoint may outlast the 5 s that the library waits.
        if (!postmaster.awaitStop(STOP_WAIT))
            throw new IOException("PostgreSQL still runs as process " + process().pid());
    }
}
