package io.bookmaru.http;

import java.sql.SQLException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Tells a database that is away from a statement that is wrong, where the exception's type does
/// not: a rollback that fails since the connection is lost hides what lost it.
public final class StorageFailure {

    private StorageFailure() {}

    public static boolean isOutage(Throwable failure) {
        return Stream.iterate(failure, e -> e != null, Throwable::getCause)
                .limit(50)
                .anyMatch(e -> e instanceof SQLException sql && isOutage(sql.getSQLState()));
    }

    /// Classes of SQLSTATE (PostgreSQL 18, appendix A): connection exception, insufficient
    /// resources, operator intervention, system error. Without one it is the pool's own, of a
    /// connection that is closed.
    private static boolean isOutage(@Nullable String sqlState) {
        return sqlState == null || Stream.of("08", "53", "57", "58").anyMatch(sqlState::startsWith);
    }
}
