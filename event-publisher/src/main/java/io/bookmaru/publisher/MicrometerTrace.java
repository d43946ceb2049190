package io.bookmaru.publisher;

import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// `traceparent` alone: the rest of what a propagator passes on, as baggage, may have been written
/// by any caller from outside.
class MicrometerTrace implements CurrentTrace {
    private final Tracer tracer;
    private final Propagator propagator;

    MicrometerTrace(Tracer tracer, Propagator propagator) {
        this.tracer = tracer;
        this.propagator = propagator;
    }

    @Override
    public @Nullable String traceparent() {
        var span = tracer.currentSpan();
        if (span == null) return null;
        var traceparent = new AtomicReference<@Nullable String>();
        propagator.inject(
                span.context(),
                traceparent,
                (carrier, name, value) -> {
                    if (carrier != null && name.equals("traceparent")) carrier.set(value);
                });
        return traceparent.get();
    }
}
