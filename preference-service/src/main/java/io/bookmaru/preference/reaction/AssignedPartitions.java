package io.bookmaru.preference.reaction;

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

    AssignedPartitions(ConsumerPositions positions, ReactionBuffer buffer) {
        this.positions = positions;
        this.buffer = buffer;
    }

    public List<AssignedPartition> all() {
        return List.copyOf(partitions.values());
    }

    AssignedPartition get(TopicPartition partition, ConsumerSeekCallback consumer) {
        return partitions.computeIfAbsent(
                partition, p -> new AssignedPartition(p, positions, buffer, consumer));
    }

    void remove(Collection<TopicPartition> revoked) {
        for (var name : revoked) {
            var partition = partitions.remove(name);
            if (partition != null) partition.release();
        }
    }
}
