package io.bookmaru.consumer.deadletter;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A dead letter as an admin sees it in the list.
///
/// @param offset of the record in its topic
/// @param key as text; null also when it is not UTF-8
/// @param cause the innermost exception of the last failure
/// @param failures how often the record has become a dead letter
/// @param sizeBytes of key, value and headers
/// @param changedAt when it last failed, was replayed, applied or discarded
record DeadLetter(
        long id,
        String topic,
        int partition,
        long offset,
        @Nullable String key,
        State state,
        Reason reason,
        String cause,
        int failures,
        int replays,
        int maxReplays,
        int sizeBytes,
        Instant firstFailedAt,
        Instant lastFailedAt,
        Instant changedAt) {}
