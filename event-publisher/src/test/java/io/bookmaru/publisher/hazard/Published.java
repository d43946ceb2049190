package io.bookmaru.publisher.hazard;

import io.bookmaru.events.ReactionChanged;
import io.bookmaru.events.Topics;
import io.bookmaru.testing.TestServers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import tools.jackson.databind.json.JsonMapper;

/// What was published since this was made, in the order of the log within a key.
public class Published implements AutoCloseable {
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<TopicPartition> partitions;
    private final JsonMapper json = JsonMapper.builder().build();
    private final List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();

    public Published() throws Exception {
        Map<String, Object> servers =
                Map.of("bootstrap.servers", TestServers.running().bootstrapServers());
        createTopic(servers);
        consumer =
                new KafkaConsumer<>(servers, new StringDeserializer(), new ByteArrayDeserializer());
        partitions =
                consumer.partitionsFor(Topics.BOOK_LIKE).stream()
                        .map(p -> new TopicPartition(p.topic(), p.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    private static void createTopic(Map<String, Object> servers) throws Exception {
        try (var admin = Admin.create(servers)) {
            if (admin.listTopics().names().get().contains(Topics.BOOK_LIKE)) return;
            admin.createTopics(List.of(new NewTopic(Topics.BOOK_LIKE, 3, (short) 1))).all().get();
        }
    }

    public List<ConsumerRecord<String, byte[]>> records() {
        var ends = consumer.endOffsets(partitions);
        while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
            consumer.poll(Duration.ofMillis(100)).forEach(records::add);
        }
        return records;
    }

    List<ReactionChanged> events() {
        return records().stream()
                .map(record -> json.readValue(record.value(), ReactionChanged.class))
                .toList();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
