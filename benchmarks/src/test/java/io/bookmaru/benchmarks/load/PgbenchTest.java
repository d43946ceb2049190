package io.bookmaru.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.bookmaru.benchmarks.UnusableException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PgbenchTest {

    @Test
    void readsHowManyTransactionsWereMade() throws Exception {
        var load =
                Pgbench.parse(
                        """
                        transaction type: reactions.sql
                        number of clients: 32
                        number of transactions actually processed: 15534
                        number of failed transactions: 0 (0.000%)
                        tps = 3107.401342 (without initial connection time)
                        """);

        assertThat(load.perSecond(Duration.ofSeconds(5))).isEqualTo(15_534 / 5.0);
    }

    @Test
    void refusesOutputWithoutFigures() {
        assertThatExceptionOfType(UnusableException.class)
                .isThrownBy(() -> Pgbench.parse("pgbench: error: connection refused\n"))
                .withMessageContaining("connection refused");
    }
}
