package io.bookmaru.consumer.delivery;

import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.kafka.support.converter.ConversionException;
import org.springframework.messaging.converter.MessageConversionException;
import org.springframework.messaging.handler.invocation.MethodArgumentResolutionException;
import org.springframework.transaction.CannotCreateTransactionException;

/// Failures sorted by what a repeat can do about them.
public enum FailureKind {
    /// Something that the handler needs is down. The record is fine and will be applied once it is
    /// back.
    INFRASTRUCTURE,
    /// The record is not what its topic promises. No repeat can help.
    BAD_DATA,
    /// The handler failed on a record that it should have been able to apply.
    BUG;

    /// Unreadable first, since what makes it so may be an `IOException` (a broken UTF-32 text is
    /// one) and no outage is ever the cause of it. After that any cause that is infrastructure
    /// makes the whole failure that: a needless try does no harm, a dead letter for an outage does.
    public static FailureKind of(Throwable failure) {
        if (causes(failure).anyMatch(FailureKind::isBadData)) return BAD_DATA;
        if (causes(failure).anyMatch(FailureKind::isInfrastructure)) return INFRASTRUCTURE;
        return BUG;
    }

    private static Stream<Throwable> causes(@Nullable Throwable failure) {
        return Stream.iterate(failure, e -> e != null, Throwable::getCause).limit(50);
    }

    private static boolean isInfrastructure(Throwable cause) {
        return cause instanceof TransientDataAccessException
                || cause instanceof RecoverableDataAccessException
                || cause instanceof DataAccessResourceFailureException
                || cause instanceof CannotCreateTransactionException
                || cause instanceof RetriableException
                || cause instanceof InterruptException
                || cause instanceof TimeoutException
                || cause instanceof SocketException
                || cause instanceof SocketTimeoutException
                || cause instanceof UnknownHostException
                || cause instanceof ClosedChannelException
                || cause instanceof SQLTransientException
                || cause instanceof SQLRecoverableException
                || cause instanceof SQLNonTransientConnectionException
                || cause instanceof SQLException sql && isInfrastructure(sql.getSQLState());
    }

    /// Classes of SQLSTATE (PostgreSQL 18, appendix A): connection exception, transaction rollback
    /// (deadlocks), read-only transaction (a standby), insufficient resources, object in use,
    /// operator intervention (shutting down), system error. Without one it is the pool's own, of a
    /// connection that is closed, as when a rollback fails after the database has gone.
    private static boolean isInfrastructure(@Nullable String sqlState) {
        if (sqlState == null) return true;
        return Stream.of("08", "40", "25006", "53", "55", "57", "58")
                .anyMatch(sqlState::startsWith);
    }

    private static boolean isBadData(Throwable cause) {
        return cause instanceof ConversionException
                || cause instanceof MessageConversionException
                || cause instanceof MethodArgumentResolutionException;
    }
}
