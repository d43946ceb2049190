package io.bookmaru.consumer.trace;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.MDC;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

class RecordObservationTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String CALLER = "00f067aa0ba902b7";
    private static final String TRACEPARENT = "00-" + TRACE + "-" + CALLER + "-00";

    private static ConfigurableApplicationContext service;
    private final String topic = "topic " + UUID.randomUUID();

    @BeforeAll
    static void start() {
        service =
                new SpringApplicationBuilder(Service.class)
                        .web(WebApplicationType.NONE)
                        .run("--management.tracing.sampling.probability=0");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void deliveryContinuesTheTraceOfTheRecord() {
        var mdc = new AtomicReference<String>();
        var span = spanOf(record(TRACEPARENT), () -> mdc.set(MDC.get("traceId")));

        assertThat(span.context().traceId()).isEqualTo(TRACE);
        assertThat(span.context().spanId()).isNotEqualTo(CALLER).hasSize(16);
        assertThat(mdc).hasValue(TRACE);
        assertThat(service.getBean(Tracer.class).currentSpan()).isNull();
        assertThat(MDC.get("traceId")).isNull();
    }

    @Test
    void sampledTraceNamesItsCaller() {
        var sampled = record("00-" + TRACE + "-" + CALLER + "-01");

        var span = spanOf(sampled, () -> {});

        assertThat(span.context().traceId()).isEqualTo(TRACE);
        assertThat(span.context().parentId()).isEqualTo(CALLER);
    }

    @Test
    void recordWithoutATraceBeginsOne() {
        var span = spanOf(record(null), () -> {});

        assertThat(span.context().traceId()).hasSize(32).isNotEqualTo(TRACE);
    }

    @Test
    void lastOfSeveralTraceparentsCounts() {
        var record = record("00-" + "1".repeat(32) + "-" + CALLER + "-00");
        record.headers().add("traceparent", TRACEPARENT.getBytes(US_ASCII));

        assertThat(spanOf(record, () -> {}).context().traceId()).isEqualTo(TRACE);
    }

    static List<Consumer<ConsumerRecord<byte[], byte[]>>> hostileHeaders() {
        return List.of(
                adding("traceparent", new byte[300_000]),
                adding("traceparent", "a".repeat(300_000).getBytes(US_ASCII)),
                adding("traceparent", null),
                adding("traceparent", new byte[0]),
                adding("traceparent", new byte[] {(byte) 0xff, (byte) 0xfe, 0, '-', (byte) 0xc0}),
                adding("traceparent", "00-zz-zz-zz".getBytes(US_ASCII)),
                adding(
                        "traceparent",
                        ("00-" + "0".repeat(32) + "-" + CALLER + "-01").getBytes(US_ASCII)),
                adding("tracestate", ("=,".repeat(200) + "\r\nb=c").getBytes(US_ASCII)),
                adding("baggage", ("k=v,".repeat(70_000)).getBytes(US_ASCII)),
                record -> {
                    for (int i = 0; i < 5_000; i++) {
                        record.headers().add("h" + i, new byte[] {(byte) i});
                        record.headers().add("traceparent", new byte[] {(byte) i});
                    }
                });
    }

    private static Consumer<ConsumerRecord<byte[], byte[]>> adding(String name, byte[] value) {
        return record -> record.headers().add(name, value);
    }

    @ParameterizedTest
    @MethodSource
    void hostileHeaders(Consumer<ConsumerRecord<byte[], byte[]>> hostile) {
        var record = record(null);
        hostile.accept(record);

        var span = spanOf(record, () -> {});

        assertThat(span.context().traceId()).matches("[0-9a-f]{32}").isNotEqualTo("0".repeat(32));
        assertThat(timed("applied")).isEqualTo(1);
    }

    @Test
    void failedDeliveryIsCountedAndItsErrorComesThrough() {
        var failure = new InternalError("broken");
        var observation = service.getBean(RecordObservation.class);

        assertThatThrownBy(() ->
                        observation.observe(
                                record(TRACEPARENT),
                                () -> {
                                    throw failure;
                                }))
                .isSameAs(failure);

        assertThat(timed("failed")).isEqualTo(1);
    }

    @Test
    void deliversWithoutAnyObservation() {
        var delivered = new AtomicReference<String>();

        new RecordObservation(ObservationRegistry.NOOP)
                .observe(record(TRACEPARENT), () -> delivered.set("delivered"));

        assertThat(delivered).hasValue("delivered");
    }

    private static Span spanOf(ConsumerRecord<byte[], byte[]> record, Runnable delivery) {
        var current = new AtomicReference<Span>();
        var tracer = service.getBean(Tracer.class);
        service.getBean(RecordObservation.class)
                .observe(
                        record,
                        () -> {
                            current.set(tracer.currentSpan());
                            delivery.run();
                        });
        return current.get();
    }

    private long timed(String outcome) {
        return service.getBean(MeterRegistry.class)
                .get(RecordObservation.NAME)
                .tags("topic", topic, "outcome", outcome)
                .timer()
                .count();
    }

    private ConsumerRecord<byte[], byte[]> record(String traceparent) {
        var record = new ConsumerRecord<byte[], byte[]>(topic, 0, 0, new byte[0], new byte[0]);
        if (traceparent != null) {
            record.headers().add("traceparent", traceparent.getBytes(US_ASCII));
        }
        return record;
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        MetricsAutoConfiguration.class,
        SimpleMetricsExportAutoConfiguration.class,
        ObservationAutoConfiguration.class,
        OpenTelemetrySdkAutoConfiguration.class,
        OpenTelemetryTracingAutoConfiguration.class,
        MicrometerTracingAutoConfiguration.class,
        RecordTraceAutoConfiguration.class
    })
    static class Service {}
}
