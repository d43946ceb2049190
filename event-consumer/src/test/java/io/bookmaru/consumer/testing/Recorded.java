package io.bookmaru.consumer.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Everything that a topic has.
@Component
public class Recorded {
    private final String bootstrapServers;

    Recorded(@Value("${spring.kafka.bootstrap-servers}") String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /// The records of that topic whose value has that text in it.
    public List<ConsumerRecord<byte[], byte[]>> in(String topic, String text) {
        try (var reader =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", bootstrapServers),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            var partitions =
                    reader.partitionsFor(topic).stream()
                            .map(p -> new TopicPartition(topic, p.partition()))
                            .toList();
            reader.assign(partitions);
            reader.seekToBeginning(partitions);
            var found = new ArrayList<ConsumerRecord<byte[], byte[]>>();
            var ends = reader.endOffsets(partitions);
            while (ends.entrySet().stream()
                    .anyMatch(e -> reader.position(e.getKey()) < e.getValue()))
                reader.poll(Duration.ofMillis(100)).forEach(found::add);
            return found.stream()
                    .filter(r -> r.value() != null && new String(r.value(), UTF_8).contains(text))
                    .toList();
        }
    }
}
