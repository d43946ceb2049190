package io.bookmaru.consumer.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.TransactionSystemException;

class FailureKindTest {

    /// The rollback that fails hides what has lost the connection, and the pool gives no state.
    @Test
    void closedConnectionIsInfrastructure() {
        var rollback =
                new TransactionSystemException(
                        "Unable to rollback", new SQLException("Connection is closed"));

        assertThat(FailureKind.of(rollback)).isEqualTo(FailureKind.INFRASTRUCTURE);
    }

    @Test
    void wrongStatementIsABug() {
        var commit =
                new TransactionSystemException(
                        "Unable to commit", new SQLException("no such column", "42703"));

        assertThat(FailureKind.of(commit)).isEqualTo(FailureKind.BUG);
    }
}
