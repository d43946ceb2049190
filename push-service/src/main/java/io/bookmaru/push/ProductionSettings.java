package io.bookmaru.push;

import io.bookmaru.push.webpush.WebPushProperties;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/// Refuses to start in production with certificates that are meant for tests and self-hosting.
@Component
@Profile("prod")
class ProductionSettings {

    ProductionSettings(WebPushProperties client) {
        if (client.extraCa() != null) {
            throw new IllegalStateException(
                    "BOOKMARU_PUSH_EXTRA_CA: %s (expected in production: none)"
                            .formatted(client.extraCa()));
        }
    }
}
