package io.bookmaru.consumer.trace;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.ReceiverContext;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Observes the delivery of one record to its listener: the timer `bookmaru.consumer.record`, and,
/// where there is tracing, a span that continues the trace of the record's `traceparent`.
public class RecordObservation {
    static final String NAME = "bookmaru.consumer.record";
    private static final KeyValue APPLIED = KeyValue.of("outcome", "applied");
    private static final KeyValue FAILED = KeyValue.of("outcome", "failed");

    private final ObservationRegistry registry;
    private final TraceHeaders headers = new TraceHeaders();

    RecordObservation(ObservationRegistry registry) {
        this.registry = registry;
    }

    /// Runs the delivery. What it throws comes through as it is.
    public void observe(ConsumerRecord<?, ?> record, Runnable delivery) {
        if (registry.isNoop()) {
            delivery.run();
            return;
        }
        var observation = Observation.createNotStarted(NAME, () -> context(record), registry);
        // Failed until the delivery has returned.
        observation.lowCardinalityKeyValue("topic", record.topic()).lowCardinalityKeyValue(FAILED);
        observation.observe(() -> {
            delivery.run();
            observation.lowCardinalityKeyValue(APPLIED);
        });
    }

    private ReceiverContext<ConsumerRecord<?, ?>> context(ConsumerRecord<?, ?> record) {
        var context = new ReceiverContext<ConsumerRecord<?, ?>>(headers);
        context.setCarrier(record);
        context.setContextualName(record.topic() + " process");
        return context;
    }
}
