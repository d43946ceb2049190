package io.bookmaru.consumer;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
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

/// Records stay bytes until a listener is called, so that a dead letter has exactly the bytes that
/// came.
@AutoConfiguration(before = KafkaAutoConfiguration.class)
@EnableConfigurationProperties({ConsumerProperties.class, KafkaProperties.class})
@Import({ErrorHandling.class, TopicCreation.class})
class EventConsumerAutoConfiguration {

    @Bean
    ConsumerFactory<String, byte[]> consumerFactory(
            KafkaProperties kafka, @Value("${spring.application.name}") String group) {
        Map<String, Object> config = new HashMap<>(kafka.buildConsumerProperties());
        config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        config.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "consumer");
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        // A topic may be created after this consumer subscribed to it.
        config.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 10_000);
        config.putIfAbsent(ConsumerConfig.GROUP_ID_CONFIG, group);
        return new DefaultKafkaConsumerFactory<>(config);
    }

    @Bean
    EventReader eventReader() {
        return new EventReader(EventJson.mapper());
    }

    /// For `@KafkaListener` methods that take one event.
    @Bean
    @Primary
    ConcurrentKafkaListenerContainerFactory<String, byte[]> kafkaListenerContainerFactory(
            ConsumerFactory<String, byte[]> consumers, DefaultErrorHandler errorHandler) {
        var containers = containers(consumers, errorHandler);
        containers.setRecordMessageConverter(new EventConverter(EventJson.mapper()));
        return containers;
    }

    /// For `@KafkaListener` methods that take a `List<ConsumerRecord<String, byte[]>>`.
    @Bean
    ConcurrentKafkaListenerContainerFactory<String, byte[]> batchListeners(
            ConsumerFactory<String, byte[]> consumers, DefaultErrorHandler errorHandler) {
        var containers = containers(consumers, errorHandler);
        containers.setBatchListener(true);
        return containers;
    }

    private static ConcurrentKafkaListenerContainerFactory<String, byte[]> containers(
            ConsumerFactory<String, byte[]> consumers, DefaultErrorHandler errorHandler) {
        var containers = new ConcurrentKafkaListenerContainerFactory<String, byte[]>();
        containers.setConsumerFactory(consumers);
        containers.setCommonErrorHandler(errorHandler);
        containers.getContainerProperties().setAckMode(ContainerProperties.AckMode.BATCH);
        containers.getContainerProperties().setStopImmediate(true);
        containers.getContainerProperties().setShutdownTimeout(20_000);
        return containers;
    }
}
