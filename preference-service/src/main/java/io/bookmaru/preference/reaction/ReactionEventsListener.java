package io.bookmaru.preference.reaction;

import io.bookmaru.events.Topics;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.listener.ConsumerSeekAware;
import org.springframework.stereotype.Component;

/// Hands reactions to the buffers of their partitions. A batch may come again or not in order: a
/// partition takes what follows and asks Kafka for what is missing.
@Component
class ReactionEventsListener implements ConsumerSeekAware {
    private final ThreadLocal<ConsumerSeekCallback> seeks = new ThreadLocal<>();
    private final AssignedPartitions partitions;
    private final ReadReactions readReactions;

    ReactionEventsListener(AssignedPartitions partitions, ReadReactions readReactions) {
        this.partitions = partitions;
        this.readReactions = readReactions;
    }

    @KafkaListener(topics = Topics.BOOK_LIKE, containerFactory = "batchListeners")
    void on(List<ConsumerRecord<byte[], byte[]>> records, Consumer<?, ?> kafka) {
        var assigned = kafka.assignment();
        byPartition(records)
                .forEach((partition, batch) -> {
                    if (assigned.contains(partition))
                        owned(partition).receive(batch, readReactions, kafka);
                });
    }

    private static Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> byPartition(
            List<ConsumerRecord<byte[], byte[]>> records) {
        return records.stream()
                .collect(
                        Collectors.groupingBy(
                                r -> new TopicPartition(r.topic(), r.partition()),
                                LinkedHashMap::new,
                                Collectors.toList()));
    }

    private AssignedPartition owned(TopicPartition partition) {
        return partitions.get(partition, Objects.requireNonNull(seeks.get()));
    }

    /// The callback may be used from any thread: it seeks before the next poll.
    @Override
    public void registerSeekCallback(ConsumerSeekCallback callback) {
        seeks.set(callback);
    }

    /// Asks neither Postgres nor Redis, which may be down while Kafka waits for this to return. The
    /// next batch or the next drain takes the partitions over.
    @Override
    public void onPartitionsAssigned(
            Map<TopicPartition, Long> assignments, ConsumerSeekCallback onlyForNow) {
        partitions.remove(assignments.keySet());
        assignments.keySet().forEach(this::owned);
    }

    @Override
    public void onPartitionsRevoked(@Nullable Collection<TopicPartition> revoked) {
        if (revoked != null) partitions.remove(revoked);
    }

    /// Nothing of these has come for a while.
    @Override
    public void onIdleContainer(
            Map<TopicPartition, Long> fetched, ConsumerSeekCallback onlyForNow) {
        fetched.forEach((name, offset) -> owned(name).fetchAgainWhatWasDropped(offset));
    }
}
