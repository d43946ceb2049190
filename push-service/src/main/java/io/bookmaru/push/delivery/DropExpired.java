package io.bookmaru.push.delivery;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Ends deliveries that wait for a push service in trouble until they are out of date, and pauses
/// that are over.
@Component
class DropExpired {
    private static final int BATCH = 1_000;

    private final Deliveries deliveries;
    private final Pauses pauses;

    DropExpired(Deliveries deliveries, Pauses pauses) {
        this.deliveries = deliveries;
        this.pauses = pauses;
    }

    @Scheduled(initialDelay = 5_000, fixedDelay = 5_000)
    void drop() {
        while (deliveries.dropExpired(BATCH) == BATCH) {}
        pauses.removeEnded();
    }
}
