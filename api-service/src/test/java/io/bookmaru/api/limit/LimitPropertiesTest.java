package io.bookmaru.api.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class LimitPropertiesTest {
    private final ApplicationContextRunner service =
            new ApplicationContextRunner().withUserConfiguration(Settings.class);

    @Test
    void lieAboveWhatAFamilyNeeds() {
        service.run(context ->
                assertThat(context.getBean(LimitProperties.class))
                        .isEqualTo(
                                new LimitProperties(
                                        Duration.ofMinutes(15),
                                        10,
                                        100,
                                        50,
                                        100,
                                        300,
                                        Duration.ofDays(90),
                                        List.of("127.0.0.0/8", "::1"))));
    }

    @Test
    void liftWhatIsOfAClientWhereAllAreOne() {
        service.withInitializer(new ConfigDataApplicationContextInitializer())
                .withSystemProperties("spring.profiles.active=local")
                .run(context -> {
                    var limits = context.getBean(LimitProperties.class);
                    assertThat(limits.signUpsOfClient()).isEqualTo(100_000);
                    assertThat(limits.logInFailuresOfClient()).isEqualTo(100_000);
                    assertThat(limits.logInFailures()).isEqualTo(10);
                });
    }

    @Test
    void areSetByName() {
        service.withPropertyValues(
                        "bookmaru.limits.window=1m",
                        "bookmaru.limits.log-in-failures=1",
                        "bookmaru.limits.log-in-failures-of-client=2",
                        "bookmaru.limits.log-in-failures-of-email=3",
                        "bookmaru.limits.refresh-failures-of-client=4",
                        "bookmaru.limits.sign-ups-of-client=5",
                        "bookmaru.limits.known-for=6d",
                        "bookmaru.limits.gateways=10.0.0.7")
                .run(context ->
                        assertThat(context.getBean(LimitProperties.class))
                                .isEqualTo(
                                        new LimitProperties(
                                                Duration.ofMinutes(1),
                                                1,
                                                2,
                                                3,
                                                4,
                                                5,
                                                Duration.ofDays(6),
                                                List.of("10.0.0.7"))));
    }

    @EnableConfigurationProperties(LimitProperties.class)
    static class Settings {}
}
