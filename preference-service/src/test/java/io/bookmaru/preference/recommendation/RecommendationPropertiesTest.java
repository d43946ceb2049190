package io.bookmaru.preference.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class RecommendationPropertiesTest {

    @Test
    void hasDefaults() {
        assertThat(bound(Map.of())).isEqualTo(new RecommendationProperties(Duration.ofMinutes(1)));
    }

    @Test
    void hasNames() {
        assertThat(bound(Map.of("bookmaru.recommendation.popularity-refresh", "5s")))
                .isEqualTo(new RecommendationProperties(Duration.ofSeconds(5)));
    }

    private static RecommendationProperties bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("bookmaru.recommendation", RecommendationProperties.class);
    }
}
