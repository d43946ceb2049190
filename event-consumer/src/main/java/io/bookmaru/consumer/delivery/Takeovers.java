package io.bookmaru.consumer.delivery;

import io.bookmaru.consumer.position.ConsumerPositions;
import io.bookmaru.consumer.position.Position;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.apache.kafka.common.TopicPartition;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.kafka.listener.ConsumerSeekAware.ConsumerSeekCallback;

/// The partitions of one consumer that are to be taken over. The first that needs its position
/// takes all that wait over: one after the other they keep a consumer that has just got a hundred
/// of them from its records for seconds.
class Takeovers {
    private final ConsumerPositions positions;
    private final ConsumerSeekCallback betweenPolls;
    private final Set<TopicPartition> waiting = ConcurrentHashMap.newKeySet();

    /// Not used yet. Only the consumer's thread looks here. What somebody else takes over meanwhile
    /// is found to be out of date when its position is moved.
    private final Map<TopicPartition, Position> taken = new HashMap<>();

    Takeovers(ConsumerPositions positions, ConsumerSeekCallback betweenPolls) {
        this.positions = positions;
        this.betweenPolls = betweenPolls;
    }

    void addAll(Collection<TopicPartition> partitions) {
        waiting.addAll(partitions);
    }

    /// @param start called in the consumer's thread when it has no records in hand; it takes the
    ///   partition over and says where to go on
    void soon(TopicPartition partition, LongSupplier start) {
        waiting.add(partition);
        betweenPolls.seek(partition.topic(), partition.partition(), _ -> start.getAsLong());
    }

    Position takeOver(TopicPartition partition) {
        if (!taken.containsKey(partition)) takeOverAll(partition);
        waiting.remove(partition);
        var position = taken.remove(partition);
        if (position == null)
            throw new TransientDataAccessResourceException("Kafka does not have " + partition);
        return position;
    }

    private void takeOverAll(TopicPartition first) {
        waiting.add(first);
        var together = List.copyOf(waiting);
        taken.putAll(positions.takeOver(together));
        together.forEach(waiting::remove);
    }

    void forget(Collection<TopicPartition> partitions) {
        partitions.forEach(waiting::remove);
        partitions.forEach(taken::remove);
    }
}
