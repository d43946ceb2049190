package io.bookmaru.publisher;

import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.HashMap;
import java.util.Map;

/// `traceparent` alone (W3C Trace Context §3.2): the rest of what a propagator passes on, as
/// baggage, may have been written by any caller from outside.
class MicrometerTraceHeaders implements TraceHeaders {
    private static final String TRACEPARENT = "traceparent";

    private final Tracer tracer;
    private final Propagator propagator;

    MicrometerTraceHeaders(Tracer tracer, Propagator propagator) {
        this.tracer = tracer;
        this.propagator = propagator;
    }

    @Override
    public Map<String, String> current() {
        var span = tracer.currentSpan();
        if (span == null) return Map.of();
        var headers = HashMap.<String, String>newHashMap(1);
        propagator.inject(
                span.context(),
                headers,
                (_, name, value) -> {
                    if (name.equals(TRACEPARENT)) headers.put(name, value);
                });
        return headers;
    }
}
