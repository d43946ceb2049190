package io.bookmaru.consumer.delivery;

import io.bookmaru.consumer.position.ConsumerPositions;
import io.bookmaru.consumer.position.PositionWatch;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.kafka.listener.ConsumerSeekAware;
import org.springframework.kafka.support.Acknowledgment;

/// What a container calls: hands the records of each partition on.
class RoutedListener implements BatchMessageListener<byte[], byte[]>, ConsumerSeekAware {
    private final ThreadLocal<Takeovers> takeovers = new ThreadLocal<>();
    private final Map<TopicPartition, DeliveredPartition> partitions = new ConcurrentHashMap<>();
    private final Delivery delivery;
    private final ConsumerPositions positions;
    private final PositionWatch watch;
    private final PausedPartitions paused;
    private final DeliveryProperties properties;

    RoutedListener(
            Delivery delivery,
            ConsumerPositions positions,
            PositionWatch watch,
            PausedPartitions paused,
            DeliveryProperties properties) {
        this.delivery = delivery;
        this.positions = positions;
        this.watch = watch;
        this.paused = paused;
        this.properties = properties;
    }

    @Override
    public boolean wantsPollResult() {
        return true;
    }

    @Override
    public void onMessage(
            ConsumerRecords<byte[], byte[]> records,
            @Nullable Acknowledgment acknowledgment,
            Consumer<byte[], byte[]> consumer) {
        for (var name : records.partitions()) {
            // A container that repeats a batch may have lost some of its partitions meanwhile.
            if (!consumer.assignment().contains(name)) continue;
            delivery.deliver(owned(name), records.records(name), consumer);
        }
    }

    @Override
    public void onMessage(List<ConsumerRecord<byte[], byte[]>> records) {
        throw new UnsupportedOperationException("A list (expected: the poll's result)");
    }

    private DeliveredPartition owned(TopicPartition name) {
        return partitions.computeIfAbsent(name, this::newlyOwned);
    }

    private DeliveredPartition newlyOwned(TopicPartition name) {
        var partition =
                new DeliveredPartition(
                        name,
                        positions,
                        Objects.requireNonNull(takeovers.get()),
                        paused,
                        new Backoff(properties.minBackoff(), properties.maxBackoff()));
        watch.add(partition);
        return partition;
    }

    /// The callback may be used from any thread: it seeks before the next poll.
    @Override
    public void registerSeekCallback(ConsumerSeekCallback callback) {
        takeovers.set(new Takeovers(positions, callback));
    }

    /// Does not ask Postgres, which may be down while Kafka waits for this to return.
    @Override
    public void onPartitionsAssigned(
            Map<TopicPartition, Long> assignments, ConsumerSeekCallback onlyForNow) {
        forget(assignments.keySet());
        Objects.requireNonNull(takeovers.get()).addAll(assignments.keySet());
        assignments.keySet().forEach(this::owned);
    }

    @Override
    public void onPartitionsRevoked(@Nullable Collection<TopicPartition> revoked) {
        if (revoked != null) forget(revoked);
    }

    /// Nothing of these has come for a while.
    @Override
    public void onIdleContainer(Map<TopicPartition, Long> fetched, ConsumerSeekCallback now) {
        fetched.forEach((name, offset) -> {
            var partition = partitions.get(name);
            if (partition != null) partition.fetchAgainWhatWasDropped(offset, now);
        });
    }

    private void forget(Collection<TopicPartition> names) {
        delivery.forget(List.copyOf(names));
        Objects.requireNonNull(takeovers.get()).forget(names);
        watch.removeAll(names.stream().map(partitions::remove).filter(Objects::nonNull).toList());
    }
}
