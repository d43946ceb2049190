package io.bookmaru.consumer.reply;

import io.bookmaru.events.Event;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;

/// What is asked of whom.
///
/// @param replies a topic whose keys are the ids of the requests, as text
/// @param requestOf the id of the request that a reply says it answers
/// @param answerWithin how long a caller waits
/// @param atMost how many callers may wait at a time
public record Exchange<A extends Event>(
        String requests,
        String replies,
        Class<A> replyType,
        Function<A, UUID> requestOf,
        Duration answerWithin,
        int atMost) {
    private static final int CALLERS = 200;

    public Exchange(
            String requests,
            String replies,
            Class<A> replyType,
            Function<A, UUID> requestOf,
            Duration answerWithin) {
        this(requests, replies, replyType, requestOf, answerWithin, CALLERS);
    }
}
