package io.bookmaru.api.erasure;

import io.bookmaru.events.ErasureConfirmed.Kind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How far an erasure is, without a word of whose it is.
///
/// @param completedAt null until every service has confirmed
record ErasureStatus(
        Kind kind,
        Instant requestedAt,
        boolean complete,
        @Nullable Instant completedAt,
        List<Service> services) {
    /// @param confirmedAt null until it has
    record Service(String name, @Nullable Instant confirmedAt) {}
}
