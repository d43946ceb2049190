package io.bookmaru.consumer.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SupervisionPropertiesTest {

    @Test
    void defaults() {
        assertThat(bound(Map.of()))
                .isEqualTo(
                        new SupervisionProperties(
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(5),
                                Duration.ofMinutes(1)));
    }

    @Test
    void names() {
        assertThat(
                        bound(
                                Map.of(
                                        "bookmaru.kafka.supervision.check-interval", "2s",
                                        "bookmaru.kafka.supervision.min-backoff", "3s",
                                        "bookmaru.kafka.supervision.max-backoff", "4s")))
                .isEqualTo(
                        new SupervisionProperties(
                                Duration.ofSeconds(2),
                                Duration.ofSeconds(3),
                                Duration.ofSeconds(4)));
    }

    private static SupervisionProperties bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("bookmaru.kafka.supervision", SupervisionProperties.class);
    }
}
