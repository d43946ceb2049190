package io.bookmaru.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookmaru.push.endpoint.EndpointProperties;
import io.bookmaru.push.webpush.WebPushProperties;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
            assertThat(context.getBean(EndpointProperties.class))
                    .isEqualTo(
                            new EndpointProperties(
                                    List.of(
                                            "fcm.googleapis.com",
                                            "jmt17.google.com",
                                            "push.services.mozilla.com",
                                            "web.push.apple.com",
                                            "notify.windows.com"),
                                    List.of()));
        });
    }

    @Test
    void takePushServicesForTestsFromTheEnvironment() {
        service.withPropertyValues(
                        "BOOKMARU_PUSH_EXTRA_ORIGINS=http://127.0.0.1:9100,https://push.example.com",
                        "BOOKMARU_PUSH_EXTRA_CA=/etc/bookmaru/ca.pem")
                .run(context -> {
                    assertThat(context.getBean(EndpointProperties.class).extraOrigins())
                            .containsExactly(
                                    URI.create("http://127.0.0.1:9100"),
                                    URI.create("https://push.example.com"));
                    assertThat(context.getBean(WebPushProperties.class).extraCa())
                            .isEqualTo(Path.of("/etc/bookmaru/ca.pem"));
                });
    }

    @Test
    void refuseExtraOriginsInProduction() {
        service.withPropertyValues(
                        "spring.profiles.active=prod",
                        "BOOKMARU_PUSH_EXTRA_ORIGINS=http://127.0.0.1:9100")
                .run(context ->
                        assertThat(context.getStartupFailure())
                                .rootCause()
                                .hasMessageStartingWith("BOOKMARU_PUSH_EXTRA_ORIGINS: "));
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
    @EnableConfigurationProperties({WebPushProperties.class, EndpointProperties.class})
    @Import(ProductionSettings.class)
    static class Settings {}
}
