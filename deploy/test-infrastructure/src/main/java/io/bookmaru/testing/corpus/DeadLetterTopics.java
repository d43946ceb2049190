package io.bookmaru.testing.corpus;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bookmaru.testing.corpus.DeadLetter.Place;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.kafka.support.KafkaHeaders;

/// The service's dead-letter topics, with the headers that Spring Kafka adds.
class DeadLetterTopics implements DeadLetters {
    private final Map<String, Object> kafka;
    private final String suffix;

    DeadLetterTopics(Map<String, Object> kafka, String service) {
        this.kafka = kafka;
        this.suffix = "-" + service + "-dlt";
    }

    @Override
    public List<DeadLetter> all() {
        var bytes = new ByteArrayDeserializer();
        try (var reader = new KafkaConsumer<>(kafka, bytes, bytes)) {
            var partitions =
                    reader.listTopics().values().stream()
                            .flatMap(List::stream)
                            .filter(partition -> partition.topic().endsWith(suffix))
                            .map(p -> new TopicPartition(p.topic(), p.partition()))
                            .toList();
            reader.assign(partitions);
            reader.seekToBeginning(partitions);
            var ends = reader.endOffsets(partitions);
            var found = new ArrayList<DeadLetter>();
            while (partitions.stream()
                    .anyMatch(p -> reader.position(p) < ends.getOrDefault(p, 0L))) {
                reader.poll(Duration.ofMillis(100)).forEach(r -> found.add(deadLetter(r)));
            }
            return found;
        }
    }

    /// A forged header comes before Spring's own.
    private static DeadLetter deadLetter(ConsumerRecord<byte[], byte[]> record) {
        var place =
                new Place(
                        new String(header(record, KafkaHeaders.DLT_ORIGINAL_TOPIC), UTF_8),
                        ByteBuffer.wrap(header(record, KafkaHeaders.DLT_ORIGINAL_PARTITION))
                                .getInt(),
                        ByteBuffer.wrap(header(record, KafkaHeaders.DLT_ORIGINAL_OFFSET))
                                .getLong());
        return new DeadLetter(place, record.key(), record.value());
    }

    private static byte[] header(ConsumerRecord<?, ?> record, String name) {
        return record.headers().lastHeader(name).value();
    }
}
