package io.bookmaru.publisher;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An entry that has no id yet.
record NewOutboxEntry(
        UUID eventId,
        Instant occurredAt,
        String topic,
        String key,
        byte[] payload,
        @Nullable String traceparent) {}
