package io.bookmaru.familiarity.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ScorePropertiesTest {

    @Test
    void hasDefaults() {
        assertThat(bind(Map.of())).isEqualTo(new ScoreProperties(40, 30, 20, 10));
    }

    @Test
    void readsEveryWeight() {
        var properties =
                Map.of(
                        "bookmaru.familiarity.score.hobbies", "1",
                        "bookmaru.familiarity.score.interests", "2",
                        "bookmaru.familiarity.score.mbti", "3",
                        "bookmaru.familiarity.score.region", "4");

        assertThat(bind(properties)).isEqualTo(new ScoreProperties(1, 2, 3, 4));
    }

    @Test
    void refusesWeightsThatMakeNoScore() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ScoreProperties(0, 0, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new ScoreProperties(5, -1, 0, 0));
    }

    private static ScoreProperties bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("bookmaru.familiarity.score", ScoreProperties.class);
    }
}
