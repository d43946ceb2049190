package io.bookmaru.benchmarks.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.bookmaru.benchmarks.UnusableException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LoadTest {

    @Test
    void readsFiguresAfterWrksOwnReport() throws Exception {
        var output = getClass().getResourceAsStream("/wrk-output.txt").readAllBytes();

        var load = Load.parse(new String(output, UTF_8));

        assertThat(load).isEqualTo(new Load(163, 159, 3, 0, 44_560, 140_084));
        assertThat(load.unanswered()).isEqualTo(3);
    }

    @Test
    void countsOnlyAnswersInTimeForTheRate() {
        var load = new Load(1_064, 1_000, 0, 0, 1, 1);

        assertThat(load.perSecond(Duration.ofMillis(2_500))).isEqualTo(400);
    }

    @Test
    void refusesOutputWithoutFigures() {
        var output = "Running 5s test @ http://127.0.0.1:1\nPANIC: unprotected error\n";

        assertThatExceptionOfType(UnusableException.class)
                .isThrownBy(() -> Load.parse(output))
                .withMessageContaining("PANIC");
    }
}
