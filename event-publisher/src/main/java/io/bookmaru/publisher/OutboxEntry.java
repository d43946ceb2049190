package io.bookmaru.publisher;

import java.time.Instant;
import java.util.UUID;

/// An event that is committed and not yet known to be in Kafka.
///
/// @param id grows in commit order within a key
record OutboxEntry(
        long id,
        int shard,
        UUID eventId,
        Instant occurredAt,
        String topic,
        String key,
        byte[] payload) {}
