package io.bookmaru.preference.reaction;

import io.bookmaru.consumer.position.ConsumerPositions;
import io.bookmaru.consumer.position.PositionWatch;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.listener.ConsumerSeekAware.ConsumerSeekCallback;
import org.springframework.stereotype.Component;

/// The partitions that this instance owns for now.
@Component
public class AssignedPartitions {
    private final Map<TopicPartition, AssignedPartition> partitions = new ConcurrentHashMap<>();
    private final ConsumerPositions positions;
    private final ReactionBuffer buffer;
    private final PositionWatch watch;
    private final Clock clock;

    AssignedPartitions(
            ConsumerPositions positions, ReactionBuffer buffer, PositionWatch watch, Clock clock) {
        this.positions = positions;
        this.buffer = buffer;
        this.watch = watch;
        this.clock = clock;
    }

    public List<AssignedPartition> all() {
        return List.copyOf(partitions.values());
    }

    AssignedPartition get(TopicPartition partition, ConsumerSeekCallback consumer) {
        return partitions.computeIfAbsent(partition, p -> newlyAssigned(p, consumer));
    }

    private AssignedPartition newlyAssigned(TopicPartition name, ConsumerSeekCallback consumer) {
        var partition = new AssignedPartition(name, positions, buffer, consumer, clock);
        watch.add(partition);
        return partition;
    }

    void remove(Collection<TopicPartition> revoked) {
        for (var name : revoked) {
            var partition = partitions.remove(name);
            if (partition == null) continue;
            watch.removeAll(List.of(partition));
            partition.release();
        }
    }
}
