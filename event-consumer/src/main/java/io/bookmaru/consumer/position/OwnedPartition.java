package io.bookmaru.consumer.position;

import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/// A partition that Kafka has assigned to this instance, as [PositionWatch] sees it.
public interface OwnedPartition {

    TopicPartition name();

    /// Empty until this instance has taken the partition over.
    Optional<Position> position();

    /// Asks the owner to take the partition over (again), soon and in a thread of its own choice.
    void takeOverSoon();
}
