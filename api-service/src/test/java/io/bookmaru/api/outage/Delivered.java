package io.bookmaru.api.outage;

import io.bookmaru.events.ReactionChanged;
import io.bookmaru.events.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/// What is in Kafka of the changes that the database has.
///
/// @param changes that must have been published
/// @param outOfOrder reactions that were first published after a later one of their pair
record Delivered(long changes, long delivered, long outOfOrder) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Delivered of(ServiceOnOwnServers service) {
        var jdbc = service.context.getBean(JdbcClient.class);
        long changes =
                jdbc.sql(
                                """
                                select (select sum(revision) from reactions)
                                     + (select count(*) from children)
                                     + (select count(*) from comments)
                                """)
                        .query(Long.class)
                        .single();
        var address = service.servers.bootstrapServers();
        var seen = new HashSet<String>();
        var latest = new HashMap<String, Long>();
        long outOfOrder = 0;
        for (var record : records(address, Topics.BOOK_LIKE)) {
            var event = JSON.readValue(record.value(), ReactionChanged.class);
            var pair = event.childId() + ":" + event.bookId();
            if (!seen.add(pair + ":" + event.revision())) continue;
            if (latest.merge(pair, event.revision(), Math::max) > event.revision()) outOfOrder++;
        }
        for (var topic : List.of(Topics.CHILD_CHANGED, Topics.COMMENT_CREATED)) {
            for (var record : records(address, topic)) {
                seen.add(JSON.readTree(record.value()).get("eventId").asString());
            }
        }
        return new Delivered(changes, seen.size(), outOfOrder);
    }

    private static List<ConsumerRecord<String, byte[]>> records(String address, String topic) {
        try (var consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", address),
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
