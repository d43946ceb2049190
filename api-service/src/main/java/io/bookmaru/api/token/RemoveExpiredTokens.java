package io.bookmaru.api.token;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

@Component
class RemoveExpiredTokens {
    private final RefreshTokens tokens;

    RemoveExpiredTokens(RefreshTokens tokens) {
        this.tokens = tokens;
    }

    @Scheduled(
            initialDelayString = "${bookmaru.token.remove-every:1h}",
            fixedDelayString = "${bookmaru.token.remove-every:1h}")
    void remove() {
        tokens.removeExpired();
    }
}
