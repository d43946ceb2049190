package io.bookmaru.api.burst;

import io.bookmaru.events.GiveawayDrawn;
import io.bookmaru.events.GiveawayEntered;
import io.bookmaru.events.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import tools.jackson.databind.json.JsonMapper;

/// What the topics alone say of a giveaway.
///
/// @param members in the order of their first records, up to the first marker
/// @param records of entries, repeats included
/// @param told who has been told to have won
record Log(List<Long> members, int records, List<Long> told) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Log of(String bootstrapServers, long giveaway) {
        var members = new LinkedHashSet<Long>();
        var told = new ArrayList<Long>();
        var seen = new int[1];
        var closed = new boolean[1];
        read(
                bootstrapServers,
                Topics.GIVEAWAY_ENTERED,
                giveaway,
                record -> {
                    var event = JSON.readValue(record.value(), GiveawayEntered.class);
                    if (event.memberId() == null) closed[0] = true;
                    else if (!closed[0]) {
                        seen[0]++;
                        members.add(event.memberId());
                    }
                });
        read(
                bootstrapServers,
                Topics.GIVEAWAY_DRAWN,
                giveaway,
                record ->
                        told.addAll(
                                JSON.readValue(record.value(), GiveawayDrawn.class).winnerIds()));
        return new Log(List.copyOf(members), seen[0], told);
    }

    private static void read(
            String bootstrapServers,
            String topic,
            long giveaway,
            Consumer<ConsumerRecord<String, byte[]>> reader) {
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
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p)))
                consumer.poll(Duration.ofMillis(100))
                        .forEach(record -> {
                            if (Long.toString(giveaway).equals(record.key())) reader.accept(record);
                        });
        }
    }
}
