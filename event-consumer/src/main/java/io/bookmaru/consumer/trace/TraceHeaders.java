package io.bookmaru.consumer.trace;

import io.micrometer.observation.transport.Propagator;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// Reads what W3C Trace Context says of a record's cause, and nothing else that its headers hold.
///
/// Anyone who may produce writes headers, so those that are too long to be meant are passed over.
/// Of several with one name the last counts.
class TraceHeaders implements Propagator.Getter<ConsumerRecord<?, ?>> {
    /// W3C Trace Context §3.3.1.3: 512 characters of tracestate must pass. A traceparent has 55.
    private static final int MAX_BYTES = 512;

    @Override
    public @Nullable String get(ConsumerRecord<?, ?> record, String name) {
        if (!name.equals("traceparent") && !name.equals("tracestate")) return null;
        var header = record.headers().lastHeader(name);
        if (header == null || header.value() == null || header.value().length > MAX_BYTES) {
            return null;
        }
        return new String(header.value(), StandardCharsets.ISO_8859_1);
    }
}
