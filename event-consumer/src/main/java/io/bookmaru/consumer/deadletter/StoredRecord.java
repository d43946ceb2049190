package io.bookmaru.consumer.deadletter;

import io.bookmaru.consumer.delivery.RecordOrigin;
import org.jspecify.annotations.Nullable;

/// A dead letter as it came.
///
/// @param headers see [HeaderBytes]
record StoredRecord(
        long id,
        RecordOrigin origin,
        byte @Nullable [] key,
        byte @Nullable [] value,
        byte[] headers) {}
