package io.bookmaru.http;

import java.time.Duration;

/// Something this request needs is down or full for now. Answered with 503 and `Retry-After`.
public class UnavailableException extends RuntimeException {
    private final Duration retryAfter;

    public UnavailableException(String detail, Duration retryAfter) {
        super(detail);
        this.retryAfter = retryAfter;
    }

    Duration retryAfter() {
        return retryAfter;
    }
}
