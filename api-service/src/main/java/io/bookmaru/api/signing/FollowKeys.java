package io.bookmaru.api.signing;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Rotates when it is time, and sees what other instances have changed.
@Component
class FollowKeys {
    private static final Logger log = LoggerFactory.getLogger(FollowKeys.class);

    private final RotateKeys rotateKeys;
    private final CurrentKeys currentKeys;

    FollowKeys(RotateKeys rotateKeys, CurrentKeys currentKeys) {
        this.rotateKeys = rotateKeys;
        this.currentKeys = currentKeys;
    }

    @Scheduled(
            initialDelayString = "${bookmaru.signing.check-every:1m}",
            fixedDelayString = "${bookmaru.signing.check-every:1m}")
    void rotate() {
        rotateKeys.rotateIfDue();
        currentKeys.read();
    }

    @Scheduled(
            initialDelayString = "${bookmaru.signing.reload-every:10s}",
            fixedDelayString = "${bookmaru.signing.reload-every:10s}")
    void read() {
        try {
            currentKeys.read();
        } catch (RuntimeException e) {
            log.warn("Signing keys cannot be read: {}", e.toString());
        }
    }
}
