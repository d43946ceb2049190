package io.bookmaru.api.giveaway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class GiveawayPropertiesTest {

    @Test
    void hasDefaults() {
        assertThat(bound(Map.of()))
                .isEqualTo(
                        new GiveawayProperties(
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(1),
                                Duration.ofMillis(500),
                                5_000,
                                20_000,
                                100_000));
    }

    @Test
    void hasNames() {
        var properties =
                bound(
                        Map.of(
                                "bookmaru.giveaway.delivery-timeout", "3s",
                                "bookmaru.giveaway.clock-skew", "2s",
                                "bookmaru.giveaway.look-every", "1s",
                                "bookmaru.giveaway.at-once", "10",
                                "bookmaru.giveaway.per-second", "20",
                                "bookmaru.giveaway.remembered", "30"));

        assertThat(properties)
                .isEqualTo(
                        new GiveawayProperties(
                                Duration.ofSeconds(3),
                                Duration.ofSeconds(2),
                                Duration.ofSeconds(1),
                                10,
                                20,
                                30));
        assertThat(properties.closingTime()).isEqualTo(Duration.ofSeconds(5));
    }

    private static GiveawayProperties bound(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("bookmaru.giveaway", GiveawayProperties.class);
    }
}
