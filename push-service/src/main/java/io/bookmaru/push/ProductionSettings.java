package io.bookmaru.push;

import io.bookmaru.push.endpoint.EndpointProperties;
import io.bookmaru.push.webpush.WebPushProperties;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/// Refuses to start in production with what is meant for tests and self-hosting.
@Component
@Profile("prod")
class ProductionSettings {

    ProductionSettings(EndpointProperties endpoints, WebPushProperties client) {
        if (!endpoints.extraOrigins().isEmpty()) {
            throw new IllegalStateException(
                    "BOOKMARU_PUSH_EXTRA_ORIGINS: %s (expected in production: none)"
                            .formatted(endpoints.extraOrigins()));
        }
        if (client.extraCa() != null) {
            throw new IllegalStateException(
                    "BOOKMARU_PUSH_EXTRA_CA: %s (expected in production: none)"
                            .formatted(client.extraCa()));
        }
    }
}
