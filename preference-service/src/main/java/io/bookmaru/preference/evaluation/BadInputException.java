package io.bookmaru.preference.evaluation;

/// Why there is nothing to evaluate, in one line for the person at the terminal.
class BadInputException extends Exception {
    BadInputException(String message) {
        super(message);
    }
}
