package io.bookmaru.consumer.deadletter;

import java.time.Instant;

/// @param offset of the record in its topic
/// @param reason `BAD_DATA` or `BUG`
/// @param cause the innermost exception of the last failure
/// @param failures how often the record has become a dead letter
record DeadLetter(
        long id,
        String topic,
        int partition,
        long offset,
        State state,
        String reason,
        String cause,
        int failures,
        int replays,
        Instant firstFailedAt,
        Instant lastFailedAt) {}
