package io.bookmaru.publisher;

import org.jspecify.annotations.Nullable;

/// The trace that an event is made in, so that its readers can continue it.
@FunctionalInterface
interface CurrentTrace {
    CurrentTrace NONE = () -> null;

    /// As in W3C Trace Context §3.2; null when no span is current.
    @Nullable String traceparent();
}
