package io.bookmaru.consumer.delivery;

import java.util.Collection;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/// How the records that a poll brought of a partition are applied.
@FunctionalInterface
interface Delivery {

    void deliver(
            DeliveredPartition partition,
            List<ConsumerRecord<byte[], byte[]>> records,
            Consumer<?, ?> consumer);

    /// These are no longer this instance's, or are so anew.
    default void forget(Collection<TopicPartition> partitions) {}
}
