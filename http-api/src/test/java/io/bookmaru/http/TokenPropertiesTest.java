package io.bookmaru.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class TokenPropertiesTest {

    @Test
    void defaults() {
        assertThat(bound(Map.of()))
                .isEqualTo(
                        new TokenProperties(
                                "bookmaru",
                                "bookmaru",
                                URI.create("http://localhost:8081/oauth2/jwks"),
                                Path.of("token-keys.json"),
                                Duration.ofSeconds(30),
                                10_000,
                                Duration.ofMinutes(1)));
    }

    @Test
    void names() {
        assertThat(
                        bound(
                                Map.of(
                                        "bookmaru.token.issuer", "i",
                                        "bookmaru.token.audience", "a",
                                        "bookmaru.token.jwks-uri", "http://keys/",
                                        "bookmaru.token.key-store", "kept",
                                        "bookmaru.token.clock-skew", "1m",
                                        "bookmaru.token.cache-size", "7",
                                        "bookmaru.token.cache-time", "8s")))
                .isEqualTo(
                        new TokenProperties(
                                "i",
                                "a",
                                URI.create("http://keys/"),
                                Path.of("kept"),
                                Duration.ofMinutes(1),
                                7,
                                Duration.ofSeconds(8)));
    }

    private static TokenProperties bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("bookmaru.token", TokenProperties.class);
    }
}
