package io.bookmaru.http;

/// Input that only the use case can tell to be wrong. Answered with 400 naming the field.
public class InvalidInputException extends RuntimeException {
    private final String field;

    public InvalidInputException(String field, String message) {
        super(message);
        this.field = field;
    }

    Problem.FieldError error() {
        return new Problem.FieldError(field, String.valueOf(getMessage()));
    }
}
