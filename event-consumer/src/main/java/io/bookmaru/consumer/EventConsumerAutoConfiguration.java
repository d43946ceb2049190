package io.bookmaru.consumer;

import io.bookmaru.consumer.delivery.DeliveryAutoConfiguration;
import io.bookmaru.consumer.delivery.DeliveryProperties;
import io.bookmaru.consumer.delivery.Listeners;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaConsumerFactoryCustomizer;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;

/// Records stay bytes until a listener is called, so that a dead letter has exactly the bytes that
/// came.
@AutoConfiguration(before = KafkaAutoConfiguration.class, after = DeliveryAutoConfiguration.class)
@EnableConfigurationProperties({ConsumerProperties.class, KafkaProperties.class})
@Import({TopicCreation.class, ConsumerTables.class})
class EventConsumerAutoConfiguration {
    private static final long GATHER_MILLIS = 50;

    /// The customizers are Boot's, which count what each consumer does.
    @Bean
    ConsumerFactory<byte[], byte[]> consumerFactory(
            KafkaProperties kafka,
            @Value("${spring.application.name}") String group,
            ObjectProvider<DefaultKafkaConsumerFactoryCustomizer> customizers) {
        Map<String, Object> config = new HashMap<>(kafka.buildConsumerProperties());
        config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        config.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "consumer");
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        // A topic may be created after this consumer subscribed to it.
        config.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 10_000);
        config.putIfAbsent(ConsumerConfig.GROUP_ID_CONFIG, group);
        var consumers = new DefaultKafkaConsumerFactory<byte[], byte[]>(config);
        customizers.orderedStream().forEach(customizer -> customizer.customize(consumers));
        return consumers;
    }

    @Bean
    EventReader eventReader() {
        return new EventReader(EventJson.mapper());
    }

    /// For `@KafkaListener` methods that take one event.
    @Bean
    @Primary
    ConcurrentKafkaListenerContainerFactory<byte[], byte[]> kafkaListenerContainerFactory(
            ConsumerFactory<byte[], byte[]> consumers,
            DeliveryProperties properties,
            Listeners listeners) {
        var containers = containers(consumers, properties);
        containers.setRecordMessageConverter(new EventConverter(EventJson.mapper()));
        containers.setContainerCustomizer(listeners::takeRecordListener);
        return containers;
    }

    /// For `@KafkaListener` methods that take a `List<ConsumerRecord<byte[], byte[]>>`.
    @Bean
    ConcurrentKafkaListenerContainerFactory<byte[], byte[]> batchListeners(
            ConsumerFactory<byte[], byte[]> consumers,
            DeliveryProperties properties,
            Listeners listeners) {
        var containers = containers(consumers, properties);
        containers.setBatchListener(true);
        containers.setContainerCustomizer(listeners::takeBatchListener);
        return containers;
    }

    /// For `@KafkaListener` methods that take a `List<ConsumerRecord<byte[], byte[]>>` in the
    /// transaction of its partition's position. A commit costs the same for one record and for
    /// many, so they gather for a moment.
    @Bean
    ConcurrentKafkaListenerContainerFactory<byte[], byte[]> wholeBatches(
            ConsumerFactory<byte[], byte[]> consumers,
            DeliveryProperties properties,
            Listeners listeners) {
        var containers = containers(consumers, properties);
        containers.setBatchListener(true);
        containers.getContainerProperties().setIdleBetweenPolls(GATHER_MILLIS);
        containers.setContainerCustomizer(listeners::takeWholeBatches);
        return containers;
    }

    /// For the topics that this service writes for itself.
    @Bean
    ConcurrentKafkaListenerContainerFactory<byte[], byte[]> failedRecordsListeners(
            ConsumerFactory<byte[], byte[]> consumers, DeliveryProperties properties) {
        return containers(consumers, properties);
    }

    private static ConcurrentKafkaListenerContainerFactory<byte[], byte[]> containers(
            ConsumerFactory<byte[], byte[]> consumers, DeliveryProperties properties) {
        var containers = new ConcurrentKafkaListenerContainerFactory<byte[], byte[]>();
        containers.setConsumerFactory(consumers);
        containers.setCommonErrorHandler(untilItIsBack(properties));
        containers.getContainerProperties().setAckMode(ContainerProperties.AckMode.BATCH);
        containers.getContainerProperties().setStopImmediate(true);
        containers.getContainerProperties().setShutdownTimeout(20_000);
        // Seeks of idle partitions are done between polls, so a rewind waits for this.
        containers.getContainerProperties().setPollTimeout(1_000);
        // How soon a partition is asked whether all that was fetched has been delivered.
        containers.getContainerProperties().setIdlePartitionEventInterval(2_000L);
        return containers;
    }

    /// What a container sees of a failure is always infrastructure that is down. It keeps the
    /// records in hand, goes on polling without fetching, and calls again, without limit.
    private static DefaultErrorHandler untilItIsBack(DeliveryProperties properties) {
        var backOff = new ExponentialBackOff(properties.minBackoff().toMillis(), 2);
        backOff.setMaxInterval(properties.maxBackoff().toMillis());
        var handler = new DefaultErrorHandler(backOff);
        // The library takes some exceptions for fatal, and would discard the records.
        handler.setClassifications(Map.of(), true);
        handler.setRetryListeners(new LogWaiting());
        return handler;
    }
}
