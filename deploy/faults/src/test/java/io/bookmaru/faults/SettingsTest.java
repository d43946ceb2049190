package io.bookmaru.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SettingsTest {

    @Test
    void takesAllRowsUnlessToldOtherwise() {
        assertThat(Settings.of().choose(Faults.ALL)).isEqualTo(Faults.ALL);
        assertThat(Settings.of().events()).isEqualTo(20_000);
    }

    @Test
    void shortensWhatTheShortFormHas() {
        var faults = Settings.of("--short").choose(Faults.ALL);

        assertThat(faults).extracting(Fault::name).contains("kill-api").doesNotContain("poison");
        assertThat(faults)
                .allMatch(fault -> fault.length().compareTo(Duration.ofSeconds(20)) <= 0)
                .allMatch(fault -> fault.times() <= 2);
    }

    @Test
    void takesTheNamedRowsAlone() {
        var settings = Settings.of("--only=kill-api,poison", "--seed=7", "--events=500");

        assertThat(settings.choose(Faults.ALL))
                .extracting(Fault::name)
                .containsExactly("kill-api", "poison");
        assertThat(settings.seed()).isEqualTo(7);
        assertThat(settings.events()).isEqualTo(500);
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatThrownBy(() -> Settings.of("--fast")).hasMessageContaining("--fast");
        assertThatThrownBy(() -> Settings.of("--only=kill-nobody").requireKnown(Faults.ALL))
                .hasMessageContaining("kill-nobody");
    }

    @Test
    void namesEachRowOnce() {
        assertThat(Faults.ALL).extracting(Fault::name).doesNotHaveDuplicates();
        assertThat(Faults.ALL.size() + Faults.WITH_THREE_BROKERS.size()).isGreaterThanOrEqualTo(20);
    }
}
