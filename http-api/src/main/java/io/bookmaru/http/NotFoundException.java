package io.bookmaru.http;

/// There is no such thing, or it is somebody else's: the caller is told the same in both cases.
/// Answered with 404.
public class NotFoundException extends RuntimeException {

    private NotFoundException(String message) {
        super(message);
    }

    /// `NotFoundException.of("child", 42)` says "No child with id 42".
    public static NotFoundException of(String kind, Object id) {
        return new NotFoundException("No " + kind + " with id " + id);
    }
}
