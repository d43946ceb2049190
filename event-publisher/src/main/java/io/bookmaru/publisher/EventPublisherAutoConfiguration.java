package io.bookmaru.publisher;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@AutoConfiguration(before = KafkaAutoConfiguration.class)
@EnableConfigurationProperties({OutboxProperties.class, KafkaProperties.class})
class EventPublisherAutoConfiguration {

    @Bean
    EventRecords eventRecords(
            @Value("${bookmaru.service}") String service, ObjectProvider<CurrentTrace> trace) {
        return new EventRecords(service, trace.getIfAvailable(() -> CurrentTrace.NONE));
    }

    @Bean
    ProducerFactory<String, byte[]> producerFactory(KafkaProperties kafka) {
        return factory(kafka);
    }

    @Bean
    @Primary
    KafkaTemplate<String, byte[]> kafkaTemplate(ProducerFactory<String, byte[]> producerFactory) {
        return new KafkaTemplate<>(producerFactory);
    }

    @Bean
    EventLogs eventLogs(KafkaProperties kafka, EventRecords records) {
        return new EventLogs(kafka, records);
    }

    /// Acknowledged by all replicas in sync, and in order within a partition also over a retry.
    static DefaultKafkaProducerFactory<String, byte[]> factory(KafkaProperties kafka) {
        Map<String, Object> config = new HashMap<>(kafka.buildProducerProperties());
        config.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        config.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        // A partition that is new accepts whichever request of a producer it gets first. If its
        // leader was not ready for the one before, the order is lost, and that one is refused until
        // its time is over, idempotence or not. What the relay sends at once fits into one anyhow.
        config.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        config.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        config.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 15_000);
        return new DefaultKafkaProducerFactory<>(config);
    }

    /// See [SendEntries].
    static ProducerFactory<String, byte[]> relayProducers(KafkaProperties kafka) {
        var producers = factory(kafka);
        // A topic that is missing holds up those that are there for this long at each try.
        producers.updateConfigs(Map.of(ProducerConfig.MAX_BLOCK_MS_CONFIG, 2_000));
        producers.setPhysicalCloseTimeout(0);
        return producers;
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(Propagator.class)
    static class TraceConfiguration {

        @Bean
        CurrentTrace currentTrace(
                ObjectProvider<Tracer> tracer, ObjectProvider<Propagator> propagator) {
            var tracing = tracer.getIfAvailable();
            var propagating = propagator.getIfAvailable();
            return tracing == null || propagating == null
                    ? CurrentTrace.NONE
                    : new MicrometerTrace(tracing, propagating);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBooleanProperty("bookmaru.outbox.enabled")
    static class OutboxConfiguration {

        @Bean
        OutboxEntries outboxEntries(JdbcClient jdbc, MeterRegistry meters) {
            var entries = new OutboxEntries(jdbc);
            Gauge.builder("bookmaru.outbox.entries", entries, OutboxEntries::count)
                    .register(meters);
            Gauge.builder("bookmaru.outbox.oldest", entries, OutboxEntries::oldestAgeSeconds)
                    .baseUnit("seconds")
                    .register(meters);
            return entries;
        }

        @Bean
        RelayWakeUp relayWakeUp() {
            return new RelayWakeUp();
        }

        @Bean
        Outbox outbox(OutboxEntries entries, EventRecords records, RelayWakeUp wakeUp) {
            return new Outbox(entries, records, wakeUp);
        }

        @Bean
        RelayFailures relayFailures(
                OutboxProperties properties, Clock clock, MeterRegistry meters) {
            return new RelayFailures(properties, clock, meters);
        }

        @Bean
        Refusals refusals(Clock clock, MeterRegistry meters) {
            var refusals = new Refusals(clock);
            Gauge.builder("bookmaru.outbox.refused", refusals, r -> r.all().size())
                    .register(meters);
            return refusals;
        }

        /// The relay has a producer of its own, since it throws it away after a failure.
        @Bean
        OutboxRelay outboxRelay(
                OutboxEntries entries,
                EventRecords records,
                KafkaProperties kafka,
                PlatformTransactionManager transactionManager,
                RelayWakeUp wakeUp,
                OutboxProperties properties,
                RelayFailures failures,
                Refusals refusals,
                MeterRegistry meters) {
            return new OutboxRelay(
                    entries,
                    new SendEntries(records, relayProducers(kafka)),
                    new TransactionTemplate(transactionManager),
                    wakeUp,
                    properties,
                    failures,
                    refusals,
                    meters.counter("bookmaru.outbox.sent"));
        }
    }
}
