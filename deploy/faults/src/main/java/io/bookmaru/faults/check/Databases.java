package io.bookmaru.faults.check;

import io.bookmaru.faults.site.Postgres;
import io.bookmaru.faults.site.Program;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;

/// One connection to each service's database, for whoever asks often: signing in takes more of the
/// processor than the question does, and what is measured meanwhile shares it.
final class Databases implements AutoCloseable {
    private final Postgres postgres;
    private final Map<Program, Connection> open = new EnumMap<>(Program.class);

    Databases(Postgres postgres) {
        this.postgres = postgres;
    }

    Connection of(Program program) throws SQLException {
        var connection = open.get(program);
        if (connection == null) {
            connection = postgres.connect(program);
            open.put(program, connection);
        }
        return connection;
    }

    /// The next question opens a new one.
    @Override
    public void close() {
        for (var connection : open.values()) {
            try {
                connection.close();
            } catch (SQLException e) {
                // It was broken already.
            }
        }
        open.clear();
    }
}
