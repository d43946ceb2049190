package io.bookmaru.benchmarks;

/// Why there is no result, in one line for the person at the terminal.
public class UnusableException extends Exception {
    public UnusableException(String message) {
        super(message);
    }
}
