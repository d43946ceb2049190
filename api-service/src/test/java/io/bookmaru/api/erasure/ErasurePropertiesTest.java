package io.bookmaru.api.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ErasurePropertiesTest {

    @Test
    void hasDefaults() {
        assertThat(bound(Map.of()))
                .isEqualTo(
                        new ErasureProperties(
                                Duration.ofMinutes(1),
                                Duration.ofHours(1),
                                Duration.ofSeconds(10)));
    }

    @Test
    void hasNames() {
        assertThat(
                        bound(
                                Map.of(
                                        "bookmaru.erasure.ask-again-after", "7s",
                                        "bookmaru.erasure.ask-again-at-most", "8s",
                                        "bookmaru.erasure.look-every", "9s")))
                .isEqualTo(
                        new ErasureProperties(
                                Duration.ofSeconds(7),
                                Duration.ofSeconds(8),
                                Duration.ofSeconds(9)));
    }

    private static ErasureProperties bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("bookmaru.erasure", ErasureProperties.class);
    }
}
