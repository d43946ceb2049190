package io.bookmaru.api.giveaway;

/// More entries at this moment than this instance takes; nothing was done.
class TooManyEntriesException extends RuntimeException {

    TooManyEntriesException(String detail) {
        super(detail);
    }
}
