package io.bookmaru.consumer.position;

import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// @param nextOffset of the first record that has not been applied
/// @param end the offset that the next record will get; null when Kafka has no such partition
/// @param lag offsets between the two
record ConsumedPartition(
        String topic, int partition, long nextOffset, @Nullable Long end, @Nullable Long lag) {

    static ConsumedPartition of(TopicPartition name, Position position, @Nullable Long end) {
        var next = position.nextOffset();
        var lag = end == null ? null : Math.max(0, end - next);
        return new ConsumedPartition(name.topic(), name.partition(), next, end, lag);
    }
}
