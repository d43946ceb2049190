package io.bookmaru.api.idempotency;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

@Component
class RemoveOldKeys {
    private final IdempotencyKeys keys;

    RemoveOldKeys(IdempotencyKeys keys) {
        this.keys = keys;
    }

    @Scheduled(
            initialDelayString = "${bookmaru.idempotency.remove-every:10m}",
            fixedDelayString = "${bookmaru.idempotency.remove-every:10m}")
    void remove() {
        keys.removeOld();
    }
}
