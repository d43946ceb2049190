package io.bookmaru.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerIT {
    private static final Path PROGRAMS =
            Path.of(System.getProperty("java.io.tmpdir"), "embedded-pg");
    private static final Database SHELF = new Database("shelf", "leaf's \"quote\"");
    private static final Database DESK = new Database("desk", "drawer");

    @TempDir Path folder;

    @Test
    void commitsDurably() throws Exception {
        try (var server = start()) {
            server.add(SHELF);

            try (var shelf = connect(server, "shelf", SHELF)) {
                assertThat(text(shelf, "show fsync")).isEqualTo("on");
                assertThat(text(shelf, "show synchronous_commit")).isEqualTo("on");
                assertThat(text(shelf, "show full_page_writes")).isEqualTo("on");
            }
        }
    }

    @Test
    void keepsItsDataOverRestart() throws Exception {
        try (var server = start()) {
            server.add(SHELF);
            try (var shelf = connect(server, "shelf", SHELF)) {
                shelf.createStatement().execute("create table book as select 'kept' as title");
            }
        }

        try (var server = start()) {
            server.add(SHELF);

            try (var shelf = connect(server, "shelf", SHELF)) {
                assertThat(text(shelf, "select title from book")).isEqualTo("kept");
            }
        }
    }

    @Test
    void letsEachRoleIntoItsOwnDatabaseOnly() throws Exception {
        try (var server = start()) {
            server.add(SHELF);
            server.add(DESK);

            assertThatThrownBy(() -> connect(server, "desk", SHELF))
                    .hasMessageContaining("permission denied for database \"desk\"");
            assertThatThrownBy(() -> connect(server, "desk", new Database("desk", "guessed")))
                    .hasMessageContaining("password authentication failed");
            assertThatThrownBy(() -> connect(server, "postgres", new Database("postgres", "")))
                    .isInstanceOf(SQLException.class);
        }
    }

    private PostgresServer start() throws Exception {
        return PostgresServer.start(
                folder, PROGRAMS, folder.resolve("log"), FreePorts.one(), "superuser's", Map.of());
    }

    private static Connection connect(PostgresServer server, String database, Database as)
            throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(database), as.name(), as.password());
    }

    private static String text(Connection connection, String query) throws SQLException {
        var rows = connection.createStatement().executeQuery(query);
        rows.next();
        return rows.getString(1);
    }
}
