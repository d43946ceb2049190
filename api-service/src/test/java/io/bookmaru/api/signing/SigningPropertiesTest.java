package io.bookmaru.api.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class SigningPropertiesTest {
    private static final String SECRET = "bookmaru.signing.secret=0123456789abcdefghijklmn";

    private final ApplicationContextRunner service =
            new ApplicationContextRunner().withUserConfiguration(Settings.class);

    @Test
    void rotateEveryMonth() {
        service.withPropertyValues(SECRET)
                .run(context -> {
                    assertThat(context.getBean(SigningProperties.class))
                            .isEqualTo(
                                    new SigningProperties(
                                            "0123456789abcdefghijklmn",
                                            List.of(),
                                            Duration.ofDays(30),
                                            Duration.ofHours(1)));
                    assertThat(context.getBean(AccessTokenProperties.class))
                            .isEqualTo(new AccessTokenProperties(null, Duration.ofMinutes(15)));
                });
    }

    @Test
    void areSetByName() {
        service.withPropertyValues(
                        SECRET,
                        "bookmaru.signing.rotate-every=7d",
                        "bookmaru.signing.publish-ahead=20m",
                        "bookmaru.signing.other-secrets=the last one, the one before",
                        "bookmaru.token.access-lifetime=5m")
                .run(context -> {
                    var properties = context.getBean(SigningProperties.class);
                    assertThat(properties.rotateEvery()).isEqualTo(Duration.ofDays(7));
                    assertThat(properties.publishAhead()).isEqualTo(Duration.ofMinutes(20));
                    assertThat(properties.otherSecrets())
                            .containsExactly("the last one", "the one before");
                    assertThat(context.getBean(AccessTokenProperties.class).accessLifetime())
                            .isEqualTo(Duration.ofMinutes(5));
                });
    }

    @Test
    void needASecret() {
        service.run(context ->
                assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessageContaining("bookmaru.signing.secret: not set"));
        service.withPropertyValues("bookmaru.signing.secret=short")
                .run(context ->
                        assertThat(context.getStartupFailure())
                                .rootCause()
                                .hasMessageContaining("5 characters (expected: >= 24"));
    }

    @Test
    void publishEarlyEnoughForTheOthers() {
        service.withPropertyValues(SECRET, "bookmaru.signing.publish-ahead=5m")
                .run(context ->
                        assertThat(context.getStartupFailure())
                                .rootCause()
                                .hasMessageContaining("publish-ahead: PT5M"));
    }

    @Test
    void keepTheSecretOutOfLogs() {
        service.withPropertyValues(SECRET)
                .run(context ->
                        assertThat(context.getBean(SigningProperties.class).toString())
                                .doesNotContain("0123456789abcdefghijklmn"));
    }

    @EnableConfigurationProperties({SigningProperties.class, AccessTokenProperties.class})
    static class Settings {}
}
