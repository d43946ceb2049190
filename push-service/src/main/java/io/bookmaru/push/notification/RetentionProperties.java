package io.bookmaru.push.notification;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param keepFor how long a notification stays in its member's inbox, read or not, and what became
///   of its deliveries with it; at least as long as one may wait to be delivered
/// @param batch how many are removed in one transaction
@ConfigurationProperties("bookmaru.push.retention")
record RetentionProperties(@DefaultValue("90d") Duration keepFor, @DefaultValue("500") int batch) {
    private static final Duration SHORTEST = Duration.ofDays(8);

    RetentionProperties {
        if (keepFor.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException(
                    "bookmaru.push.retention.keep-for: %s (expected: >= %s)"
                            .formatted(keepFor, SHORTEST));
        }
    }
}
