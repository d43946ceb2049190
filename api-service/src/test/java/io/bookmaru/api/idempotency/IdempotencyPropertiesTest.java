package io.bookmaru.api.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class IdempotencyPropertiesTest {
    private final ApplicationContextRunner service =
            new ApplicationContextRunner().withUserConfiguration(Settings.class);

    @Test
    void keepAnswersForADay() {
        service.run(context ->
                assertThat(context.getBean(IdempotencyProperties.class))
                        .isEqualTo(new IdempotencyProperties(Duration.ofHours(24))));
    }

    @Test
    void areSetByName() {
        service.withPropertyValues("bookmaru.idempotency.keep-for=1h")
                .run(context ->
                        assertThat(context.getBean(IdempotencyProperties.class))
                                .isEqualTo(new IdempotencyProperties(Duration.ofHours(1))));
    }

    @EnableConfigurationProperties(IdempotencyProperties.class)
    static class Settings {}
}
