package io.bookmaru.publisher;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An event that is committed and not yet known to be in Kafka.
///
/// @param id grows in commit order within a key
/// @param traceparent of the trace that it was appended in (W3C Trace Context); null without one
record OutboxEntry(
        long id,
        int shard,
        UUID eventId,
        Instant occurredAt,
        String topic,
        String key,
        byte[] payload,
        @Nullable String traceparent) {}
