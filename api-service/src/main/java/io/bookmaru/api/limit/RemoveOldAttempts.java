package io.bookmaru.api.limit;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

@Component
class RemoveOldAttempts {
    private final Attempts attempts;
    private final KnownClients knownClients;

    RemoveOldAttempts(Attempts attempts, KnownClients knownClients) {
        this.attempts = attempts;
        this.knownClients = knownClients;
    }

    @Scheduled(
            initialDelayString = "${bookmaru.limits.remove-every:10m}",
            fixedDelayString = "${bookmaru.limits.remove-every:10m}")
    void remove() {
        attempts.removeOld();
        knownClients.removeOld();
    }
}
