package io.bookmaru.api.reaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ReactionPropertiesTest {

    @Test
    void hasDefaults() {
        assertThat(bound(Map.of()))
                .isEqualTo(new ReactionProperties(2, 512, 4_096, Duration.ofSeconds(5)));
    }

    @Test
    void hasNames() {
        assertThat(
                        bound(
                                Map.of(
                                        "bookmaru.reaction.writers", "3",
                                        "bookmaru.reaction.group-size", "4",
                                        "bookmaru.reaction.queue-size", "5",
                                        "bookmaru.reaction.patience", "6s")))
                .isEqualTo(new ReactionProperties(3, 4, 5, Duration.ofSeconds(6)));
    }

    private static ReactionProperties bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("bookmaru.reaction", ReactionProperties.class);
    }
}
