package io.bookmaru.consumer.delivery;

import io.bookmaru.consumer.position.StalePositionException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.kafka.listener.BatchAcknowledgingConsumerAwareMessageListener;
import org.springframework.transaction.support.TransactionTemplate;

/// Hands a batch listener the records of a partition, in the transaction that moves its position.
///
/// None is ever passed over here: a bug holds the partition up as an outage does, and is told by
/// the health of the service. What cannot be read the listener itself buries.
class DeliverTogether implements Delivery {
    private static final Logger log = LoggerFactory.getLogger(DeliverTogether.class);

    private final BatchAcknowledgingConsumerAwareMessageListener<byte[], byte[]> listener;
    private final TransactionTemplate transactions;
    private final StuckPartitions stuck;
    private final Clock clock;

    DeliverTogether(
            BatchAcknowledgingConsumerAwareMessageListener<byte[], byte[]> listener,
            TransactionTemplate transactions,
            StuckPartitions stuck,
            Clock clock) {
        this.listener = listener;
        this.transactions = transactions;
        this.stuck = stuck;
        this.clock = clock;
    }

    @Override
    public void deliver(
            DeliveredPartition partition,
            List<ConsumerRecord<byte[], byte[]>> records,
            Consumer<?, ?> consumer) {
        try {
            apply(partition, records, consumer);
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            var pause =
                    partition.waitLonger(records.getFirst().offset(), clock.instant(), consumer);
            if (FailureKind.of(e) == FailureKind.INFRASTRUCTURE) {
                var cause = NestedExceptionUtils.getMostSpecificCause(e);
                log.warn("{} waits for {}: {}", partition, pause, cause.toString());
            } else {
                stuck.add(partition.name());
                log.error("{} is stuck, next try in {}", partition, pause, e);
            }
        }
    }

    private void apply(
            DeliveredPartition partition,
            List<ConsumerRecord<byte[], byte[]>> records,
            Consumer<?, ?> consumer) {
        var unapplied = partition.unapplied(records, consumer);
        if (unapplied.isEmpty()) return;
        var next = unapplied.getLast().offset() + 1;
        try {
            transactions.executeWithoutResult(_ -> {
                partition.move(next);
                listener.onMessage(unapplied, null, consumer);
            });
            partition.moved(next);
            stuck.remove(partition.name());
        } catch (StalePositionException e) {
            log.info("{}", e.getMessage());
            partition.startOver(consumer);
        }
    }

    @Override
    public void forget(Collection<TopicPartition> partitions) {
        stuck.removeAll(partitions);
    }
}
