package io.bookmaru.publisher;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.springframework.kafka.core.ProducerFactory;

/// Sends entries and waits until Kafka has acknowledged or failed each.
///
/// The factory has to close its producers at once: what is still in the memory of one that failed
/// must not be sent when another relay may hold the shard.
class SendEntries {
    private final EventRecords records;
    private final ProducerFactory<String, byte[]> producers;

    SendEntries(EventRecords records, ProducerFactory<String, byte[]> producers) {
        this.records = records;
        this.producers = producers;
    }

    /// @param acknowledged ids of those that have no failed entry of their shard before them
    /// @param failed the first of each shard
    record Outcome(List<Long> acknowledged, List<FailedEntry> failed) {}

    record FailedEntry(OutboxEntry entry, Throwable cause) {}

    Outcome send(List<OutboxEntry> batch) {
        var producer = producers.createProducer();
        var acknowledgements = new ArrayList<Future<RecordMetadata>>(batch.size());
        for (var entry : batch) {
            var acknowledgement = send(entry, producer);
            acknowledgements.add(acknowledgement);
            // Without knowing the topic's partitions it has waited for them, as would each of the
            // rest.
            if (acknowledgement.state() == Future.State.FAILED) break;
        }
        producer.flush();

        var outcome = outcome(batch, acknowledgements);
        if (!outcome.failed().isEmpty()) close();
        return outcome;
    }

    /// The next batch has a new producer, to which nothing clings of what failed.
    void close() {
        producers.reset();
    }

    private Future<RecordMetadata> send(OutboxEntry entry, Producer<String, byte[]> producer) {
        try {
            return producer.send(records.record(entry));
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static Outcome outcome(
            List<OutboxEntry> batch, List<Future<RecordMetadata>> acknowledgements) {
        var acknowledged = new ArrayList<Long>(batch.size());
        var failed = new ArrayList<FailedEntry>();
        var brokenShards = new HashSet<Integer>();
        for (int i = 0; i < acknowledgements.size(); i++) {
            var entry = batch.get(i);
            try {
                acknowledgements.get(i).get();
                if (!brokenShards.contains(entry.shard())) acknowledged.add(entry.id());
            } catch (ExecutionException e) {
                var cause = e.getCause() == null ? e : e.getCause();
                if (brokenShards.add(entry.shard())) failed.add(new FailedEntry(entry, cause));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while sending", e);
            }
        }
        return new Outcome(acknowledged, failed);
    }
}
