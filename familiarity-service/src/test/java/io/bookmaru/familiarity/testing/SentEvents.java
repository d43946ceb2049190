package io.bookmaru.familiarity.testing;

import static org.awaitility.Awaitility.await;

import io.bookmaru.events.Event;
import io.bookmaru.publisher.EventRecords;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaTemplate;

/// Sends events and knows when the service has been through all of them.
public final class SentEvents {
    private final KafkaTemplate<String, byte[]> kafka;
    private final EventRecords records;
    private final JdbcClient jdbc;
    private final Map<TopicPartition, Long> last = new HashMap<>();

    public SentEvents(KafkaTemplate<String, byte[]> kafka, EventRecords records, JdbcClient jdbc) {
        this.kafka = kafka;
        this.records = records;
        this.jdbc = jdbc;
    }

    public void send(String topic, long key, Event event) {
        var record = records.record(topic, Long.toString(key), event);
        var sent = kafka.send(record).join().getRecordMetadata();
        last.merge(new TopicPartition(sent.topic(), sent.partition()), sent.offset(), Math::max);
    }

    public void awaitApplied() {
        await().atMost(Duration.ofSeconds(60))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> {
                    var positions = positions();
                    return last.entrySet().stream()
                            .allMatch(e -> positions.getOrDefault(e.getKey(), 0L) > e.getValue());
                });
    }

    private Map<TopicPartition, Long> positions() {
        return jdbc
                .sql("select topic, partition, next_offset from consumer_positions")
                .query((row, _) ->
                        Map.entry(
                                new TopicPartition(row.getString("topic"), row.getInt("partition")),
                                row.getLong("next_offset")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
