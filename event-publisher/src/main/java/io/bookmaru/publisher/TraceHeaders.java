package io.bookmaru.publisher;

import java.util.Map;

/// What a record carries so that its readers continue the trace that it was made in.
@FunctionalInterface
interface TraceHeaders {
    TraceHeaders NONE = Map::of;

    /// Empty when no span is current.
    Map<String, String> current();
}
