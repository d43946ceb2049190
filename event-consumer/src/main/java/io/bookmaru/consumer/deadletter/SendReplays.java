package io.bookmaru.consumer.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bookmaru.consumer.delivery.FailedRecords;
import io.bookmaru.consumer.delivery.OwnTopics;
import io.bookmaru.consumer.delivery.RecordOrigin;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;

/// Sends letters to this service's replay topics, so that nobody else meets the records again.
class SendReplays {
    private final KafkaTemplate<byte[], byte[]> kafka;
    private final String service;

    SendReplays(KafkaTemplate<byte[], byte[]> kafka, String service) {
        this.kafka = kafka;
        this.service = service;
    }

    /// Returns once Kafka has acknowledged all of them. When it fails, some may have been sent.
    void send(List<StoredRecord> records) {
        try {
            var sent = records.stream().map(r -> kafka.send(replay(r))).toList();
            CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).join();
        } catch (KafkaException | CompletionException e) {
            throw new TransientDataAccessResourceException("Kafka does not take replays", e);
        }
    }

    private ProducerRecord<byte[], byte[]> replay(StoredRecord record) {
        var topic = new OwnTopics(record.origin().topic(), service).replay();
        var headers = HeaderBytes.read(record.headers());
        headers.remove(FailedRecords.REASON)
                .remove(FailedRecords.CAUSE)
                .remove(RecordOrigin.HEADER);
        headers.add(RecordOrigin.HEADER, record.origin().toString().getBytes(UTF_8));
        return new ProducerRecord<>(topic, null, record.key(), record.value(), headers);
    }
}
