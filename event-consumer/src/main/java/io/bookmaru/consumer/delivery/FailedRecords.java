package io.bookmaru.consumer.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.kafka.core.KafkaTemplate;

/// Sends records on that could not be applied, with the bytes and headers that they came with. Each
/// call returns once Kafka has acknowledged it.
public class FailedRecords {
    public static final String REASON = "bookmaru-reason";
    public static final String CAUSE = "bookmaru-cause";
    private static final Logger log = LoggerFactory.getLogger(FailedRecords.class);
    private static final int LONGEST_CAUSE = 1_000;

    private final KafkaTemplate<byte[], byte[]> kafka;
    private final MeterRegistry meters;
    private final String service;

    FailedRecords(KafkaTemplate<byte[], byte[]> kafka, MeterRegistry meters, String service) {
        this.kafka = kafka;
        this.meters = meters;
        this.service = service;
    }

    /// For a record of a source topic that no repeat can help.
    public void bury(ConsumerRecord<byte[], byte[]> record, Throwable failure) {
        bury(record, new OwnTopics(record.topic(), service), failure);
    }

    void bury(ConsumerRecord<byte[], byte[]> record, OwnTopics own, Throwable failure) {
        log.error("Dead letter {}: {}", name(record), cause(failure));
        send(record, own, own.deadLetters(), failure);
    }

    void retryLater(
            ConsumerRecord<byte[], byte[]> record, OwnTopics own, String topic, Throwable failure) {
        log.warn("{} goes to {}: {}", name(record), topic, cause(failure));
        meters.counter("bookmaru.consumer.retries", "topic", topic).increment();
        send(record, own, topic, failure);
    }

    private void send(
            ConsumerRecord<byte[], byte[]> record, OwnTopics own, String topic, Throwable failure) {
        var sent =
                new ProducerRecord<>(topic, null, record.key(), record.value(), record.headers());
        var origin =
                record.topic().equals(own.source())
                        ? RecordOrigin.of(record)
                        : RecordOrigin.inOwnTopic(record, own);
        put(sent, RecordOrigin.HEADER, origin.toString());
        put(sent, REASON, FailureKind.of(failure).name());
        put(sent, CAUSE, cause(failure));
        try {
            kafka.send(sent).join();
        } catch (CompletionException e) {
            throw new TransientDataAccessResourceException("Kafka does not take " + topic, e);
        }
    }

    private static void put(ProducerRecord<?, ?> record, String header, String value) {
        record.headers().remove(header).add(header, value.getBytes(UTF_8));
    }

    /// The innermost says what happened; those around it say only where.
    private static String cause(Throwable failure) {
        var cause = failure;
        for (int depth = 0; cause.getCause() != null && depth < 50; depth++)
            cause = cause.getCause();
        var text = cause.getClass().getName() + ": " + cause.getMessage();
        return text.substring(0, Math.min(text.length(), LONGEST_CAUSE));
    }

    private static String name(ConsumerRecord<?, ?> record) {
        return "%s-%d@%d".formatted(record.topic(), record.partition(), record.offset());
    }
}
