package io.bookmaru.testing.corpus;

import io.bookmaru.testing.corpus.DeadLetter.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/// Sends what a stolen credential could. Each record is a batch of its own, so that the broker
/// refuses one without its neighbours, and compressed, so that it passes for a small one.
class CorpusProducer implements AutoCloseable {
    private final KafkaProducer<byte[], byte[]> producer;
    private final List<Waiting> waiting = new ArrayList<>();

    private record Waiting(BadRecord record, Future<RecordMetadata> sent) {}

    CorpusProducer(Map<String, Object> kafka) {
        var config = new HashMap<>(kafka);
        config.put(ProducerConfig.BATCH_SIZE_CONFIG, 0);
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, false);
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 16 * 1024 * 1024);
        var bytes = new ByteArraySerializer();
        this.producer = new KafkaProducer<>(config, bytes, bytes);
    }

    /// @param partition null to choose it by the key
    void send(String topic, @Nullable Integer partition, BadRecord record) {
        var sent =
                producer.send(
                        new ProducerRecord<>(
                                topic,
                                partition,
                                record.timestamp(),
                                record.key(),
                                record.value(),
                                record.headers()));
        waiting.add(new Waiting(record, sent));
    }

    int partitions(String topic) {
        return producer.partitionsFor(topic).size();
    }

    /// @return those that the broker has taken; what it refuses meets no listener
    List<SentRecord> taken() {
        producer.flush();
        var taken = waiting.stream().flatMap(w -> taken(w).stream()).toList();
        waiting.clear();
        return taken;
    }

    private static Optional<SentRecord> taken(Waiting waiting) {
        try {
            var sent = waiting.sent.get();
            var place = new Place(sent.topic(), sent.partition(), sent.offset());
            return Optional.of(new SentRecord(waiting.record, place));
        } catch (ExecutionException e) {
            if (isRefused(e.getCause())) return Optional.empty();
            throw new IllegalStateException(waiting.record + " not sent", e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isRefused(@Nullable Throwable cause) {
        return cause instanceof RecordTooLargeException
                || cause instanceof InvalidTimestampException
                || cause instanceof InvalidRecordException;
    }

    @Override
    public void close() {
        producer.close();
    }
}
