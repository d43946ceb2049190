package io.bookmaru.consumer.deadletter;

import io.bookmaru.http.ConflictException;

class DeadLetterFinished extends ConflictException {

    private DeadLetterFinished(String detail) {
        super("dead-letter-finished", detail);
    }

    static DeadLetterFinished of(DeadLetter letter) {
        return new DeadLetterFinished(
                "state: %s (expected: one of %s)".formatted(letter.state(), State.OPEN));
    }
}
