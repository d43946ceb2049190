package io.bookmaru.consumer.delivery;

import io.bookmaru.consumer.position.ConsumerPositions;
import io.bookmaru.consumer.position.OwnedPartition;
import io.bookmaru.consumer.position.Position;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.listener.ConsumerSeekAware.ConsumerSeekCallback;

/// Where this instance is in a partition that Kafka has assigned to it. Only the consumer's thread
/// changes it, and only that thread seeks, so that records already in hand can be told from those
/// that a seek brings.
class DeliveredPartition implements OwnedPartition {
    private final TopicPartition name;
    private final ConsumerPositions positions;
    private final ConsumerSeekCallback betweenPolls;
    private final PausedPartitions paused;

    private volatile @Nullable Position position;
    private boolean sought;

    DeliveredPartition(
            TopicPartition name,
            ConsumerPositions positions,
            ConsumerSeekCallback betweenPolls,
            PausedPartitions paused) {
        this.name = name;
        this.positions = positions;
        this.betweenPolls = betweenPolls;
        this.paused = paused;
    }

    @Override
    public TopicPartition name() {
        return name;
    }

    @Override
    public Optional<Position> position() {
        return Optional.ofNullable(position);
    }

    /// The part of the records that is to be applied now: nothing when they were in hand before a
    /// seek, or when the partition has gone to somebody else.
    List<ConsumerRecord<byte[], byte[]>> unapplied(
            List<ConsumerRecord<byte[], byte[]>> records, Consumer<?, ?> consumer) {
        if (position == null) startOver(consumer);
        var from = position;
        if (from == null || !consumer.assignment().contains(name)) return List.of();
        if (sought && records.getFirst().offset() >= consumer.position(name)) return List.of();
        sought = false;
        return records.stream().filter(r -> r.offset() >= from.nextOffset()).toList();
    }

    /// Takes the partition over and goes to the position in the database.
    void startOver(Consumer<?, ?> consumer) {
        position = null;
        if (!consumer.assignment().contains(name)) return;
        var start = positions.takeOver(name);
        seek(start.nextOffset(), consumer);
        position = start;
    }

    /// Belongs into the transaction that applies what lies before that offset.
    void move(long nextOffset) {
        positions.move(name, owned(), nextOffset);
    }

    /// That transaction has committed.
    void moved(long nextOffset) {
        position = new Position(owned().epoch(), nextOffset);
    }

    /// Fetches nothing of this partition until then, and goes on at that offset.
    void waitUntil(Instant then, long offset, Consumer<?, ?> consumer) {
        paused.pause(name, then);
        seek(offset, consumer);
    }

    @Override
    public void takeOverSoon() {
        betweenPolls.seek(name.topic(), name.partition(), this::takenOver);
    }

    /// Runs in the consumer's thread, when it has no records in hand.
    private long takenOver(long current) {
        var start = positions.takeOver(name);
        position = start;
        return start.nextOffset();
    }

    private void seek(long offset, Consumer<?, ?> consumer) {
        consumer.seek(name, offset);
        sought = true;
    }

    private Position owned() {
        var owned = position;
        if (owned == null) throw new IllegalStateException(name + " has not been taken over");
        return owned;
    }

    @Override
    public String toString() {
        return name.toString();
    }
}
