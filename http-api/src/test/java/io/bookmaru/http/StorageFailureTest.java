package io.bookmaru.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.TransactionSystemException;

class StorageFailureTest {

    @Test
    void lostConnectionIsAnOutage() {
        assertThat(isOutage(new SQLException("terminating connection", "57P01"))).isTrue();
        assertThat(isOutage(new SQLException("An I/O error occurred", "08006"))).isTrue();
        assertThat(isOutage(new SQLException("Connection is closed"))).isTrue();
    }

    @Test
    void wrongStatementIsNone() {
        assertThat(isOutage(new SQLException("no such column", "42703"))).isFalse();
        assertThat(StorageFailure.isOutage(new IllegalStateException("a bug"))).isFalse();
    }

    private static boolean isOutage(SQLException cause) {
        return StorageFailure.isOutage(new TransactionSystemException("Could not commit", cause));
    }
}
