package io.bookmaru.http;

/// More is asked for at this moment than the service can take, and nothing is promised. Answered
/// with 503 and `Retry-After`.
public class OverloadedException extends RuntimeException {

    public OverloadedException(String detail) {
        super(detail);
    }
}
