package io.bookmaru.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class EndpointPropertiesTest {
    private final ApplicationContextRunner service =
            new ApplicationContextRunner()
                    .withPropertyValues("spring.config.import=classpath:push-endpoint.yaml")
                    .withInitializer(new ConfigDataApplicationContextInitializer())
                    .withConfiguration(AutoConfigurations.of(EndpointAutoConfiguration.class));

    @Test
    void nameFivePushServicesAndNoOthers() {
        service.run(context ->
                assertThat(context.getBean(EndpointProperties.class))
                        .isEqualTo(
                                new EndpointProperties(
                                        List.of(
                                                "fcm.googleapis.com",
                                                "jmt17.google.com",
                                                "push.services.mozilla.com",
                                                "web.push.apple.com",
                                                "notify.windows.com"),
                                        List.of())));
    }

    @Test
    void takeMoreOfThemFromTheEnvironment() {
        service.withPropertyValues(
                        "BOOKMARU_PUSH_EXTRA_ORIGINS=http://127.0.0.1:9100,https://push.example.com")
                .run(context ->
                        assertThat(context.getBean(EndpointProperties.class).extraOrigins())
                                .containsExactly(
                                        URI.create("http://127.0.0.1:9100"),
                                        URI.create("https://push.example.com")));
    }

    @Test
    void refuseThoseInProduction() {
        service.withPropertyValues(
                        "spring.profiles.active=prod",
                        "BOOKMARU_PUSH_EXTRA_ORIGINS=http://127.0.0.1:9100")
                .run(context ->
                        assertThat(context.getStartupFailure())
                                .rootCause()
                                .hasMessageStartingWith("BOOKMARU_PUSH_EXTRA_ORIGINS: "));
    }

    @Test
    void areFineInProductionOtherwise() {
        service.withPropertyValues("spring.profiles.active=prod")
                .run(context -> assertThat(context).hasNotFailed());
    }
}
