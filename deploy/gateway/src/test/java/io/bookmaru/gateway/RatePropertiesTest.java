package io.bookmaru.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookmaru.gateway.RateProperties.Limit;
import io.bookmaru.gateway.RateProperties.Per;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class RatePropertiesTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final ApplicationContextRunner gateway =
            new ApplicationContextRunner()
                    .withInitializer(new ConfigDataApplicationContextInitializer())
                    .withUserConfiguration(Settings.class);

    @Test
    void lieAboveWhatAFamilyAndTheLoadGoalsNeed() {
        gateway.run(context ->
                assertThat(context.getBean(RateProperties.class))
                        .isEqualTo(
                                new RateProperties(
                                        Map.of(
                                                "client",
                                                of(Per.CLIENT, null, 60_000, "/**"),
                                                "member",
                                                of(Per.MEMBER, null, 6_000, "/**"),
                                                "signup",
                                                of(Per.CLIENT, "POST", 600, "/api/v1/members"),
                                                "login",
                                                of(Per.CLIENT, "POST", 1_200, "/api/v1/tokens"),
                                                "refresh",
                                                of(
                                                        Per.CLIENT,
                                                        "POST",
                                                        3_000,
                                                        "/api/v1/tokens/refresh"),
                                                "writing",
                                                of(
                                                        Per.MEMBER,
                                                        "POST",
                                                        600,
                                                        "/api/v1/posts",
                                                        "/api/v1/posts/*/comments",
                                                        "/api/v1/books/*/reviews"),
                                                "subscriptions",
                                                of(
                                                        Per.MEMBER,
                                                        null,
                                                        300,
                                                        "/api/v1/push/subscriptions"),
                                                "receipts",
                                                of(
                                                        Per.CLIENT,
                                                        "POST",
                                                        6_000,
                                                        "/api/v1/push/receipts",
                                                        "/api/v1/push/subscriptions/replacement"),
                                                "entries",
                                                of(
                                                        Per.MEMBER,
                                                        "POST",
                                                        600,
                                                        "/api/v1/giveaways/*/entries")),
                                        20_000)));
    }

    @Test
    void areSetOneByOne() {
        gateway.withSystemProperties(
                        "bookmaru.gateway.limits.login.calls=5",
                        "bookmaru.gateway.limits.login.in=10s",
                        "bookmaru.gateway.buckets=7")
                .run(context -> {
                    var properties = context.getBean(RateProperties.class);
                    assertThat(properties.buckets()).isEqualTo(7);
                    assertThat(properties.limits().get("login"))
                            .isEqualTo(
                                    new Limit(
                                            Per.CLIENT,
                                            "POST",
                                            List.of("/api/v1/tokens"),
                                            5,
                                            Duration.ofSeconds(10)));
                    assertThat(properties.limits()).hasSize(9);
                });
    }

    @Test
    void liftWhatIsOfAClientWhereAllAreOne() {
        gateway.withSystemProperties("spring.profiles.active=local")
                .run(context -> {
                    var limits = context.getBean(RateProperties.class).limits();
                    assertThat(limits.get("login"))
                            .isEqualTo(of(Per.CLIENT, "POST", 60_000, "/api/v1/tokens"));
                    assertThat(limits.get("member")).isEqualTo(of(Per.MEMBER, null, 6_000, "/**"));
                });
    }

    @Test
    void areNotTakenByHalves() {
        gateway.withSystemProperties("bookmaru.gateway.limits.logn.calls=5")
                .run(context ->
                        assertThat(context.getStartupFailure())
                                .rootCause()
                                .hasMessageContaining("expected: both are set"));
    }

    private static Limit of(Per per, String method, long calls, String... paths) {
        return new Limit(per, method, List.of(paths), calls, MINUTE);
    }

    @EnableConfigurationProperties(RateProperties.class)
    static class Settings {}
}
