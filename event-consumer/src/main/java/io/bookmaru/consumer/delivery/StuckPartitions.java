package io.bookmaru.consumer.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;

/// Partitions of this instance that wait because of a bug: of those whose records must not be
/// passed over.
public class StuckPartitions {
    private final Map<TopicPartition, Instant> since = new ConcurrentHashMap<>();
    private final Clock clock;

    StuckPartitions(Clock clock) {
        this.clock = clock;
    }

    void add(TopicPartition partition) {
        since.computeIfAbsent(partition, _ -> clock.instant());
    }

    void remove(TopicPartition partition) {
        since.remove(partition);
    }

    void removeAll(Collection<TopicPartition> partitions) {
        since.keySet().removeAll(partitions);
    }

    /// Since when each has been waiting.
    public Map<TopicPartition, Instant> all() {
        return Map.copyOf(since);
    }
}
