package io.bookmaru.familiarity.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class RankingPropertiesTest {

    @Test
    void hasDefaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(
                        new RankingProperties(
                                1000, 2000, Duration.ofHours(1), Duration.ofSeconds(5)));
    }

    @Test
    void readsEverySetting() {
        var properties =
                Map.of(
                        "bookmaru.familiarity.ranking.kept-places", "1",
                        "bookmaru.familiarity.ranking.viewers-in-memory", "2",
                        "bookmaru.familiarity.ranking.kept-for", "3s",
                        "bookmaru.familiarity.ranking.redis-pause", "4s");

        assertThat(bind(properties))
                .isEqualTo(
                        new RankingProperties(1, 2, Duration.ofSeconds(3), Duration.ofSeconds(4)));
    }

    @Test
    void refusesToKeepNothing() {
        var time = Duration.ofSeconds(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RankingProperties(0, 1, time, time));
    }

    private static RankingProperties bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("bookmaru.familiarity.ranking", RankingProperties.class);
    }
}
