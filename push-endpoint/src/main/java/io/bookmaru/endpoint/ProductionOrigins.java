package io.bookmaru.endpoint;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/// Refuses to start in production with push services that are meant for tests and self-hosting.
@Component
@Profile("prod")
class ProductionOrigins {

    ProductionOrigins(EndpointProperties endpoints) {
        if (!endpoints.extraOrigins().isEmpty()) {
            throw new IllegalStateException(
                    "BOOKMARU_PUSH_EXTRA_ORIGINS: %s (expected in production: none)"
                            .formatted(endpoints.extraOrigins()));
        }
    }
}
