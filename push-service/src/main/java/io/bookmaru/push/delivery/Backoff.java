package io.bookmaru.push.delivery;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;

/// How long to wait after a failure. Up to a fifth longer than the rule says, so that what failed
/// together does not come back together.
@Component
class Backoff {
    private static final int MAX_DOUBLINGS = 20;

    private final DeliveryProperties properties;

    Backoff(DeliveryProperties properties) {
        this.properties = properties;
    }

    /// @param attempt from 1
    Duration after(int attempt) {
        var doublings = Math.min(attempt - 1, MAX_DOUBLINGS);
        var wait = properties.minBackoff().multipliedBy(1L << doublings);
        var capped = wait.compareTo(properties.maxBackoff()) > 0 ? properties.maxBackoff() : wait;
        return capped.plusMillis(
                RandomGenerator.getDefault().nextLong(capped.dividedBy(5).toMillis() + 1));
    }
}
