package io.bookmaru.api.republication;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class RepublicationPropertiesTest {

    @Test
    void hasDefaults() {
        assertThat(bound(Map.of()))
                .isEqualTo(new RepublicationProperties(500, 2_000, Duration.ofSeconds(1)));
    }

    @Test
    void hasNames() {
        assertThat(
                        bound(
                                Map.of(
                                        "bookmaru.republication.chunk-size", "7",
                                        "bookmaru.republication.max-outbox", "8",
                                        "bookmaru.republication.continue-every", "9s")))
                .isEqualTo(new RepublicationProperties(7, 8, Duration.ofSeconds(9)));
    }

    private static RepublicationProperties bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("bookmaru.republication", RepublicationProperties.class);
    }
}
