package io.bookmaru.api.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ReviewPropertiesTest {

    @Test
    void hasDefaults() {
        assertThat(bound(Map.of())).isEqualTo(new ReviewProperties(Duration.ofMinutes(5)));
    }

    @Test
    void hasNames() {
        assertThat(bound(Map.of("bookmaru.review.heal-every", "7s")))
                .isEqualTo(new ReviewProperties(Duration.ofSeconds(7)));
    }

    private static ReviewProperties bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("bookmaru.review", ReviewProperties.class);
    }
}
