package io.bookmaru.api.limit;

/// As many requests of this kind wait as may. Answered with 503 and `Retry-After`.
public class BusyException extends RuntimeException {

    public BusyException(String message) {
        super(message);
    }
}
