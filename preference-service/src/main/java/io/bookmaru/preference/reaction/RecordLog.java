package io.bookmaru.preference.reaction;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.stereotype.Component;

/// Single records, read from Kafka once more.
@Component
class RecordLog {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ConsumerFactory<byte[], byte[]> consumers;

    RecordLog(ConsumerFactory<byte[], byte[]> consumers) {
        this.consumers = consumers;
    }

    /// Empty when Kafka has it no longer.
    Optional<ConsumerRecord<byte[], byte[]>> at(TopicPartition partition, long offset) {
        var oneRecord = new Properties();
        oneRecord.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        try (var consumer = consumers.createConsumer(null, "", "-one-record", oneRecord)) {
            consumer.assign(List.of(partition));
            if (!holds(consumer, partition, offset)) return Optional.empty();
            consumer.seek(partition, offset);
            return first(consumer, partition).filter(record -> record.offset() == offset);
        }
    }

    private static boolean holds(Consumer<?, ?> consumer, TopicPartition partition, long offset) {
        var oldest = consumer.beginningOffsets(Set.of(partition), PATIENCE).get(partition);
        var end = consumer.endOffsets(Set.of(partition), PATIENCE).get(partition);
        return oldest != null && end != null && oldest <= offset && offset < end;
    }

    private static Optional<ConsumerRecord<byte[], byte[]>> first(
            Consumer<byte[], byte[]> consumer, TopicPartition partition) {
        var records = consumer.poll(PATIENCE).records(partition);
        if (records.isEmpty())
            throw new TransientDataAccessResourceException(
                    "Kafka gave no record of %s within %s".formatted(partition, PATIENCE));
        return Optional.of(records.getFirst());
    }
}
