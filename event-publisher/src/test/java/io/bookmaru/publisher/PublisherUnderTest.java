package io.bookmaru.publisher;

import io.bookmaru.events.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelPropagator;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.micrometer.tracing.propagation.Propagator;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.config.TopicBuilder;

@SpringBootApplication
class PublisherUnderTest {

    @Bean
    MeterRegistry meters() {
        return new SimpleMeterRegistry();
    }

    @Bean
    OpenTelemetry openTelemetry() {
        var w3c = ContextPropagators.create(W3CTraceContextPropagator.getInstance());
        return OpenTelemetrySdk.builder().setPropagators(w3c).build();
    }

    @Bean
    Tracer tracer(OpenTelemetry telemetry) {
        return new OtelTracer(
                telemetry.getTracer("test"), new OtelCurrentTraceContext(), event -> {});
    }

    @Bean
    Propagator propagator(OpenTelemetry telemetry) {
        return new OtelPropagator(telemetry.getPropagators(), telemetry.getTracer("test"));
    }

    @Bean
    NewTopic topic() {
        return TopicBuilder.name(Topics.BOOK_LIKE).partitions(3).build();
    }

    @Bean
    NewTopic limitedTopic() {
        return TopicBuilder.name(Topics.BOOK_CHANGED).partitions(1).build();
    }

    @Bean
    Discards discards() {
        return new Discards();
    }

    static class Discards implements DiscardAudit {
        private volatile String last = "";

        @Override
        public void discarded(long memberId, String subject) {
            last = memberId + ": " + subject;
        }

        String last() {
            return last;
        }
    }
}
