package io.bookmaru.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanTest {

    @Test
    void isFullAndNoTrialWithoutOptions() throws Exception {
        var plan = Plan.parse(Plan.FULL, List.of());

        assertThat(plan)
                .isEqualTo(new Plan(Duration.ofSeconds(60), Duration.ofSeconds(30), 2, false));
    }

    @Test
    void letsOptionsChangeAShortPlan() throws Exception {
        var plan = Plan.parse(Plan.FULL, List.of("--warm-up=20", "--short", "--rounds=3"));

        assertThat(plan)
                .isEqualTo(new Plan(Duration.ofSeconds(20), Duration.ofSeconds(5), 3, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--rounds", "--rounds=0", "--measure=5s", "--fast", "--short=yes"})
    void namesAnOptionThatItDoesNotKnow(String option) {
        assertThatExceptionOfType(UnusableException.class)
                .isThrownBy(() -> Plan.parse(Plan.FULL, List.of(option)))
                .withMessageStartingWith(option);
    }
}
