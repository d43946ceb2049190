package io.bookmaru.infrastructure;

import java.sql.Connection;
import java.sql.SQLException;

/// A database and the one role that may connect to it, both of the same name.
public record Database(String name, String password) {

    /// Makes the database and its role where absent, sets the role's password, and lets no other
    /// role connect.
    public void create(Connection superuser) throws SQLException {
        execute(superuser, ROLE, name, name);
        execute(superuser, PASSWORD, name, password);
        execute(superuser, DATABASE, name, name);
        execute(superuser, CLOSED, name);
    }

    @Override
    public String toString() {
        return name;
    }

    private static final String ROLE =
            """
            select format('create role %I login', ?::text)
            where not exists (select from pg_roles where rolname = ?)
            """;

    private static final String PASSWORD =
            """
            select format('alter role %I password %L', ?::text, ?::text)
            """;

    private static final String DATABASE =
            """
            select format('create database %1$I owner %1$I', ?::text)
            where not exists (select from pg_database where datname = ?)
            """;

    private static final String CLOSED =
            """
            select format('revoke all on database %I from public', ?::text)
            """;

    /// Names cannot be parameters of a statement, so the server quotes them into one first.
    private static void execute(Connection connection, String statement, String... names)
            throws SQLException {
        try (var quote = connection.prepareStatement(statement);
                var run = connection.createStatement()) {
            for (int i = 0; i < names.length; i++) quote.setString(i + 1, names[i]);
            var quoted = quote.executeQuery();
            if (quoted.next()) run.execute(quoted.getString(1));
        }
    }
}
