package io.bookmaru.consumer.position;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.springframework.dao.TransientDataAccessResourceException;

/// Asks Kafka about partitions. That it does not answer is a temporary failure.
class PartitionLogs implements AutoCloseable {
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);

    private final Admin kafka;

    PartitionLogs(Admin kafka) {
        this.kafka = kafka;
    }

    /// Without those that Kafka does not have.
    Map<TopicPartition, PartitionLog> of(Collection<TopicPartition> partitions) {
        var names = partitions.stream().map(TopicPartition::topic).collect(Collectors.toSet());
        var topics = kafka.describeTopics(names).topicNameValues();
        var oldest = offsets(partitions, OffsetSpec.earliest());
        var ends = offsets(partitions, OffsetSpec.latest());
        var logs = new HashMap<TopicPartition, PartitionLog>();
        for (var partition : partitions) {
            try {
                var topic = answer(Objects.requireNonNull(topics.get(partition.topic())));
                logs.put(
                        partition,
                        new PartitionLog(
                                topic.topicId().toString(),
                                answer(oldest.partitionResult(partition)).offset(),
                                answer(ends.partitionResult(partition)).offset()));
            } catch (TransientDataAccessResourceException e) {
                if (!e.contains(UnknownTopicOrPartitionException.class)) throw e;
            }
        }
        return logs;
    }

    /// By partition; empty when there is no such topic.
    Optional<Map<TopicPartition, PartitionLog>> ofTopic(String topic) {
        try {
            var described = kafka.describeTopics(List.of(topic)).allTopicNames();
            var partitions =
                    answer(described).values().iterator().next().partitions().stream()
                            .map(info -> new TopicPartition(topic, info.partition()))
                            .toList();
            return Optional.of(of(partitions));
        } catch (TransientDataAccessResourceException e) {
            if (e.contains(UnknownTopicOrPartitionException.class)) return Optional.empty();
            throw e;
        }
    }

    /// The offset that the next record of each will get; without partitions that Kafka does not
    /// have.
    Map<TopicPartition, Long> ends(Set<TopicPartition> partitions) {
        var asked = offsets(partitions, OffsetSpec.latest());
        var ends = new HashMap<TopicPartition, Long>();
        for (var partition : partitions) {
            try {
                ends.put(partition, answer(asked.partitionResult(partition)).offset());
            } catch (TransientDataAccessResourceException e) {
                if (!e.contains(UnknownTopicOrPartitionException.class)) throw e;
            }
        }
        return ends;
    }

    /// Of the first record that is not older; the end where there is none.
    long firstSince(TopicPartition partition, Instant time) {
        var offset = answer(offset(partition, OffsetSpec.forTimestamp(sinceEpoch(time))));
        return offset >= 0 ? offset : answer(offset(partition, OffsetSpec.latest()));
    }

    /// No record is older than 1970, and to Kafka negative times mean other things.
    private static long sinceEpoch(Instant time) {
        return Math.max(0, time.toEpochMilli());
    }

    private KafkaFuture<Long> offset(TopicPartition partition, OffsetSpec spec) {
        return offsets(Set.of(partition), spec)
                .partitionResult(partition)
                .thenApply(result -> result.offset());
    }

    private ListOffsetsResult offsets(Collection<TopicPartition> partitions, OffsetSpec spec) {
        return kafka.listOffsets(
                partitions.stream().collect(Collectors.toMap(partition -> partition, _ -> spec)));
    }

    private static <T> T answer(KafkaFuture<T> question) {
        try {
            return question.get(ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new TransientDataAccessResourceException("Kafka does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransientDataAccessResourceException("Interrupted", e);
        }
    }

    @Override
    public void close() {
        kafka.close(Duration.ofSeconds(5));
    }
}
