package io.bookmaru.push.webpush;

/// Keys that no browser could have made. The message never repeats them.
public class InvalidReceiverKeysException extends RuntimeException {

    InvalidReceiverKeysException(String message) {
        super(message);
    }
}
