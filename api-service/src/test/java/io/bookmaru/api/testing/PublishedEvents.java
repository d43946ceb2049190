package io.bookmaru.api.testing;

import io.bookmaru.events.Event;
import io.bookmaru.events.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestComponent;
import tools.jackson.databind.json.JsonMapper;

/// What is in Kafka, read from the beginning of a topic.
@TestComponent
public class PublishedEvents {
    private final String bootstrapServers;
    private final JsonMapper json = JsonMapper.builder().build();

    PublishedEvents(@Value("${spring.kafka.bootstrap-servers}") String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    public <E extends Event> List<E> ofKey(String topic, long key, Class<E> type) {
        return records(topic).stream()
                .filter(record -> Long.toString(key).equals(record.key()))
                .map(record -> json.readValue(record.value(), type))
                .toList();
    }

    public List<ConsumerRecord<String, byte[]>> records(String topic) {
        if (!Topics.PAYLOADS.containsKey(topic)) throw new IllegalArgumentException(topic);
        return recordsOfAnyTopic(topic);
    }

    /// Also of one of the service's own, such as `<topic>-api-dlt`.
    public List<ConsumerRecord<String, byte[]>> recordsOfAnyTopic(String topic) {
        try (var consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", bootstrapServers),
                        new StringDeserializer(),
                        new ByteArrayDeserializer())) {
            var partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(p -> new TopicPartition(topic, p.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var records = new ArrayList<ConsumerRecord<String, byte[]>>();
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }
}
