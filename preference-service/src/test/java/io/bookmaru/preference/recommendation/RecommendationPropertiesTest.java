package io.bookmaru.preference.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookmaru.preference.recommendation.RecommendationProperties.Neighbours;
import io.bookmaru.preference.recommendation.RecommendationProperties.Weights;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class RecommendationPropertiesTest {

    @Test
    void hasDefaults() {
        assertThat(bound(Map.of()))
                .isEqualTo(
                        new RecommendationProperties(
                                Duration.ofMinutes(1),
                                Duration.ofSeconds(1),
                                100,
                                new Weights(0.5, 0.5, 0.5, 1, 0.4, 0.2, 0.4, 0.25, 0.5, 0.1),
                                new Neighbours(200, 500, 10)));
    }

    @Test
    void hasNames() {
        var names =
                List.of(
                        "refresh",
                        "catalogue-refresh",
                        "candidates",
                        "weights.tags",
                        "weights.tags-damping",
                        "weights.personality",
                        "weights.similar",
                        "weights.similar-damping",
                        "weights.dislikes",
                        "weights.popularity",
                        "weights.year-too-old",
                        "weights.year-too-young",
                        "weights.sameness",
                        "neighbours.per-book",
                        "neighbours.likes-per-child",
                        "neighbours.shrinkage");
        var values = new HashMap<String, String>();
        for (var name : names)
            values.put("bookmaru.recommendation." + name, "" + (7 + values.size()));

        assertThat(bound(values))
                .isEqualTo(
                        new RecommendationProperties(
                                Duration.ofMillis(7),
                                Duration.ofMillis(8),
                                9,
                                new Weights(10, 11, 12, 13, 14, 15, 16, 17, 18, 19),
                                new Neighbours(20, 21, 22)));
    }

    private static RecommendationProperties bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("bookmaru.recommendation", RecommendationProperties.class);
    }
}
