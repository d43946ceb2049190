package io.bookmaru.push.testing;

import java.util.Map;

/// What a push service says to a message that is in order.
public record Answer(int status, Map<String, String> headers) {
    public static final Answer CREATED = status(201);

    /// The request is taken, and nothing comes back.
    public static final Answer NEVER = status(0);

    public static Answer status(int status) {
        return new Answer(status, Map.of());
    }

    public Answer with(String header, String value) {
        return new Answer(status, Map.of(header, value));
    }
}
