package io.bookmaru.http;

/// The request is well-formed but the present state does not allow it. Answered with 409.
public class ConflictException extends RuntimeException {
    private final String name;

    /// @param name last part of the problem's `type`, for example `email-taken`
    public ConflictException(String name, String detail) {
        super(detail);
        this.name = name;
    }

    String name() {
        return name;
    }
}
