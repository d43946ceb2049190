package io.bookmaru.consumer.deadletter;

import io.bookmaru.http.ConflictException;

class NoReplays extends ConflictException {

    private NoReplays(String detail) {
        super("no-replays", detail);
    }

    static NoReplays of(String topic) {
        return new NoReplays("This service applies no replays of " + topic);
    }
}
