package io.bookmaru.consumer.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ErasurePropertiesTest {

    @Test
    void hasDefaults() {
        assertThat(bound(Map.of())).isEqualTo(new ErasureProperties(Duration.ofMinutes(20)));
    }

    @Test
    void hasNames() {
        assertThat(bound(Map.of("bookmaru.erasure.tokens-live-at-most", "7s")))
                .isEqualTo(new ErasureProperties(Duration.ofSeconds(7)));
    }

    private static ErasureProperties bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("bookmaru.erasure", ErasureProperties.class);
    }
}
