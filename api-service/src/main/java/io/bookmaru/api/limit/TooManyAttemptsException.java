package io.bookmaru.api.limit;

import java.time.Duration;

/// Answered with 429 and `Retry-After`.
class TooManyAttemptsException extends RuntimeException {
    private final Duration retryAfter;

    TooManyAttemptsException(Duration retryAfter) {
        super("Too many attempts: try again later");
        this.retryAfter = retryAfter;
    }

    Duration retryAfter() {
        return retryAfter;
    }
}
