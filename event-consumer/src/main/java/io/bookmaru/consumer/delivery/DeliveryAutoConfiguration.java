package io.bookmaru.consumer.delivery;

import io.bookmaru.consumer.position.ConsumerPositions;
import io.bookmaru.consumer.position.PositionAutoConfiguration;
import io.bookmaru.consumer.position.PositionWatch;
import io.bookmaru.consumer.trace.RecordObservation;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.HashMap;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.annotation.KafkaListenerConfigurer;
import org.springframework.kafka.config.KafkaListenerContainerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@AutoConfiguration(after = PositionAutoConfiguration.class)
@EnableConfigurationProperties(DeliveryProperties.class)
public class DeliveryAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Routes routes(
            @Value("${bookmaru.service}") String service,
            DeliveryProperties properties,
            DeadLetterStore deadLetters) {
        return new Routes(service, properties, deadLetters);
    }

    /// Keys are bytes here, since that of a bad record need not be text.
    @Bean(defaultCandidate = false)
    ProducerFactory<byte[], byte[]> failedRecordsProducers(
            ProducerFactory<String, byte[]> producers) {
        var config = new HashMap<>(producers.getConfigurationProperties());
        config.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        // They are sent one by one, and a partition waits for each.
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        return new DefaultKafkaProducerFactory<>(config);
    }

    @Bean
    FailedRecords failedRecords(
            @Qualifier("failedRecordsProducers") ProducerFactory<byte[], byte[]> producers,
            MeterRegistry meters,
            @Value("${bookmaru.service}") String service) {
        return new FailedRecords(new KafkaTemplate<>(producers), meters, service);
    }

    /// Registered after the annotated listeners, so that all their topics are known.
    @Bean
    KafkaListenerConfigurer failedRecordsListener(
            @Qualifier("failedRecordsListeners") KafkaListenerContainerFactory<?> containers,
            Listeners listeners,
            Routes routes) {
        return registrar ->
                registrar.registerEndpoint(
                        new FailedRecordsEndpoint(listeners, routes), containers);
    }

    @Bean
    StuckPartitions stuckPartitions(Clock clock, MeterRegistry meters) {
        var stuck = new StuckPartitions(clock);
        Gauge.builder("bookmaru.consumer.stuck", stuck, s -> s.all().size()).register(meters);
        return stuck;
    }

    @Bean
    Listeners listeners(
            Routes routes,
            PlatformTransactionManager transactionManager,
            FailedRecords failedRecords,
            RecordObservation observation,
            Clock clock,
            ConsumerPositions positions,
            PositionWatch watch,
            StuckPartitions stuck,
            ObjectProvider<Replays> replays,
            DeliveryProperties properties) {
        var scheduler = new SimpleAsyncTaskScheduler();
        scheduler.setClock(clock);
        scheduler.setVirtualThreads(true);
        scheduler.setThreadNamePrefix("resume-");
        var transactions = new TransactionTemplate(transactionManager);
        return new Listeners(
                routes,
                new DeliverRecords(transactions, failedRecords, observation, clock),
                listener -> new DeliverTogether(listener, transactions, stuck, clock),
                positions,
                watch,
                replays.stream().toList(),
                scheduler,
                properties);
    }
}
