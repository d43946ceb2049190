package io.bookmaru.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookmaru.push.webpush.WebPushProperties;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.util.unit.DataSize;

class PropertiesTest {
    private final ApplicationContextRunner service =
            new ApplicationContextRunner()
                    .withInitializer(new ConfigDataApplicationContextInitializer())
                    .withUserConfiguration(Settings.class);

    @Test
    void haveTheseDefaults() {
        service.run(context -> {
            assertThat(context.getBean(WebPushProperties.class))
                    .isEqualTo(
                            new WebPushProperties(
                                    Duration.ofSeconds(2),
                                    Duration.ofSeconds(10),
                                    DataSize.ofBytes(2000),
                                    null));
        });
    }

    @Test
    void takeCertificatesForTestsFromTheEnvironment() {
        service.withPropertyValues("BOOKMARU_PUSH_EXTRA_CA=/etc/bookmaru/ca.pem")
                .run(context ->
                        assertThat(context.getBean(WebPushProperties.class).extraCa())
                                .isEqualTo(Path.of("/etc/bookmaru/ca.pem")));
    }

    @Test
    void refuseAnExtraCaInProduction() {
        service.withPropertyValues(
                        "spring.profiles.active=prod",
                        "BOOKMARU_PUSH_EXTRA_CA=/etc/bookmaru/ca.pem")
                .run(context ->
                        assertThat(context.getStartupFailure())
                                .rootCause()
                                .hasMessageStartingWith("BOOKMARU_PUSH_EXTRA_CA: "));
    }

    @Test
    void areFineInProductionOtherwise() {
        service.withPropertyValues("spring.profiles.active=prod")
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(WebPushProperties.class)
    @Import(ProductionSettings.class)
    static class Settings {}
}
