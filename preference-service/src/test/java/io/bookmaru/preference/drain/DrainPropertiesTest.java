package io.bookmaru.preference.drain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class DrainPropertiesTest {

    @Test
    void hasDefaults() {
        assertThat(bound(Map.of()))
                .isEqualTo(
                        new DrainProperties(Duration.ofSeconds(2), 500, 4, Duration.ofMinutes(1)));
    }

    @Test
    void hasNames() {
        assertThat(
                        bound(
                                Map.of(
                                        "bookmaru.drain.interval",
                                        "1ms",
                                        "bookmaru.drain.children-per-chunk",
                                        "2",
                                        "bookmaru.drain.parallelism",
                                        "3",
                                        "bookmaru.drain.stalled-after",
                                        "4s")))
                .isEqualTo(new DrainProperties(Duration.ofMillis(1), 2, 3, Duration.ofSeconds(4)));
    }

    private static DrainProperties bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("bookmaru.drain", DrainProperties.class);
    }
}
