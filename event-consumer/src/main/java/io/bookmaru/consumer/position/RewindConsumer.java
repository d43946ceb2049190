package io.bookmaru.consumer.position;

import io.bookmaru.consumer.audit.Audit;
import io.bookmaru.events.Topics;
import io.bookmaru.http.InvalidInputException;
import io.bookmaru.http.NotFoundException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

/// Has this service apply records of a topic again. It never moves a position forward, since what
/// lies between would not be applied.
class RewindConsumer {
    private final ConsumerPositions positions;
    private final PartitionLogs logs;
    private final Audit audit;
    private final TransactionOperations transactions;

    RewindConsumer(
            ConsumerPositions positions,
            PartitionLogs logs,
            Audit audit,
            TransactionOperations transactions) {
        this.positions = positions;
        this.logs = logs;
        this.audit = audit;
        this.transactions = transactions;
    }

    /// @param partition all of them when null
    List<RewoundPartition> rewind(
            String topic, @Nullable Integer partition, RewindTarget target, long memberId) {
        var targets = targets(topic, consumed(topic, partition), target);
        return transactions.execute(_ -> {
            var rewound = targets.stream().map(to -> rewind(to.getKey(), to.getValue())).toList();
            audit.write(memberId, Audit.Action.REWIND, subject(topic, target, rewound));
            return rewound;
        });
    }

    /// The topics that this service writes for itself are not to be rewound: dead letters would be
    /// kept once more, and replays have their own way to be repeated.
    private List<Integer> consumed(String topic, @Nullable Integer partition) {
        var consumed =
                Topics.PAYLOADS.containsKey(topic)
                        ? positions.partitions(topic)
                        : List.<Integer>of();
        if (consumed.isEmpty()) throw NotFoundException.of("consumed topic", topic);
        if (partition == null) return consumed;
        if (consumed.contains(partition)) return List.of(partition);
        throw new InvalidInputException(
                "partition", "partition: %d (expected: one of %s)".formatted(partition, consumed));
    }

    /// In the order of the partitions, so that no two rewinds wait for each other.
    private List<Map.Entry<TopicPartition, Long>> targets(
            String topic, List<Integer> partitions, RewindTarget target) {
        var kafka =
                logs.ofTopic(topic)
                        .orElseThrow(() -> NotFoundException.of("consumed topic", topic));
        return kafka.entrySet().stream()
                .filter(log -> partitions.contains(log.getKey().partition()))
                .sorted(Comparator.comparingInt(log -> log.getKey().partition()))
                .map(log -> Map.entry(log.getKey(), offset(log.getKey(), log.getValue(), target)))
                .toList();
    }

    private long offset(TopicPartition name, PartitionLog log, RewindTarget target) {
        return switch (target) {
            case RewindTarget.Offset(var offset) -> Math.max(offset, log.oldest());
            case RewindTarget.Time(var time) -> logs.firstSince(name, time);
        };
    }

    private RewoundPartition rewind(TopicPartition name, long to) {
        var from = positions.rewind(name, to);
        return new RewoundPartition(name.partition(), from, Math.min(from, to));
    }

    private static String subject(
            String topic, RewindTarget target, List<RewoundPartition> rewound) {
        return rewound.stream()
                .map(p -> "%d from %d to %d".formatted(p.partition(), p.from(), p.to()))
                .collect(Collectors.joining(", ", topic + " to " + target + ": ", ""));
    }
}
