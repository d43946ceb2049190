package io.bookmaru.consumer;

import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/// Sorts failures by what a repeat can do about them.
final class Failures {

    private Failures() {}

    /// True when something that the handler needs is down: the record is fine and will be applied
    /// once it is back.
    static boolean isInfrastructure(@Nullable Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TransientDataAccessException
                    || cause instanceof RecoverableDataAccessException
                    || cause instanceof DataAccessResourceFailureException
                    || cause instanceof CannotCreateTransactionException
                    || cause instanceof RetriableException
                    || cause instanceof TimeoutException
                    || cause instanceof IOException) return true;
        }
        return false;
    }
}
