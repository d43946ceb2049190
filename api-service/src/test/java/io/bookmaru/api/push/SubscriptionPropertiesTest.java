package io.bookmaru.api.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class SubscriptionPropertiesTest {
    private final ApplicationContextRunner service =
            new ApplicationContextRunner().withUserConfiguration(Settings.class);

    @Test
    void waitThreeSecondsAndGiveUpAfterFiveOfTen() {
        service.run(context ->
                assertThat(context.getBean(SubscriptionProperties.class))
                        .isEqualTo(
                                new SubscriptionProperties(
                                        Duration.ofSeconds(3),
                                        50,
                                        5,
                                        10,
                                        Duration.ofSeconds(10),
                                        3)));
    }

    @Test
    void areSetByName() {
        service.withPropertyValues(
                        "bookmaru.subscription.answer-within=1s",
                        "bookmaru.subscription.wait-at-most=2",
                        "bookmaru.subscription.failures=3",
                        "bookmaru.subscription.calls=4",
                        "bookmaru.subscription.pause=5s",
                        "bookmaru.subscription.tries=6")
                .run(context ->
                        assertThat(context.getBean(SubscriptionProperties.class))
                                .isEqualTo(
                                        new SubscriptionProperties(
                                                Duration.ofSeconds(1),
                                                2,
                                                3,
                                                4,
                                                Duration.ofSeconds(5),
                                                6)));
    }

    @EnableConfigurationProperties(SubscriptionProperties.class)
    static class Settings {}
}
