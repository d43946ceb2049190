package io.bookmaru.publisher;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An event that is committed and not yet known to be in Kafka.
///
/// @param id grows in commit order within a key
/// @param headers beside those of CloudEvents, a JSON object of strings; null when there are none
record OutboxEntry(
        long id,
        int shard,
        UUID eventId,
        Instant occurredAt,
        String topic,
        String key,
        byte[] payload,
        @Nullable String headers) {}
