package io.bookmaru.consumer.delivery;

import io.bookmaru.consumer.position.ConsumerPositions;
import io.bookmaru.consumer.position.OwnedPartition;
import io.bookmaru.consumer.position.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.ConsumerSeekAware.ConsumerSeekCallback;

/// Where this instance is in a partition that Kafka has assigned to it. Only the consumer's thread
/// changes it, and only that thread seeks, so that records already in hand can be told from those
/// that a seek brings.
class DeliveredPartition implements OwnedPartition {
    private static final Logger log = LoggerFactory.getLogger(DeliveredPartition.class);

    private final TopicPartition name;
    private final ConsumerPositions positions;
    private final Takeovers takeovers;
    private final PausedPartitions paused;

    private final Backoff backoff;
    private final AtomicBoolean beingTakenOver = new AtomicBoolean();

    private volatile @Nullable Position position;
    private boolean sought;
    private @Nullable Hole hole;
    private @Nullable Hole holeAtTheEnd;

    /// What Kafka answered when it was asked for `next`.
    private record Hole(long next, long first) {}

    DeliveredPartition(
            TopicPartition name,
            ConsumerPositions positions,
            Takeovers takeovers,
            PausedPartitions paused,
            Backoff backoff) {
        this.name = name;
        this.positions = positions;
        this.takeovers = takeovers;
        this.paused = paused;
        this.backoff = backoff;
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
    /// seek, or do not follow what was applied.
    List<ConsumerRecord<byte[], byte[]>> unapplied(
            List<ConsumerRecord<byte[], byte[]>> records, Consumer<?, ?> consumer) {
        if (position == null) startOver(consumer);
        var next = owned().nextOffset();
        var fetched = consumer.position(name);
        if (sought && records.getFirst().offset() >= fetched) return List.of();
        sought = false;
        var unapplied = records.stream().filter(r -> r.offset() >= next).toList();
        if (unapplied.isEmpty()) {
            // A log that goes on before what was applied is not the one that was read.
            if (fetched < next) startOver(consumer);
            return List.of();
        }
        return follows(next, unapplied.getFirst().offset(), consumer) ? unapplied : List.of();
    }

    /// Compaction and transactions leave offsets without a record. So does a batch that was fetched
    /// and then dropped, by a failed commit for example; therefore Kafka is asked again, and has to
    /// give the same answer twice.
    private boolean follows(long next, long first, Consumer<?, ?> consumer) {
        if (first == next) return true;
        var found = new Hole(next, first);
        if (!found.equals(hole)) {
            hole = found;
            seek(next, consumer);
            return false;
        }
        var oldest = consumer.beginningOffsets(Set.of(name)).getOrDefault(name, next);
        if (oldest <= next) return true;
        startOver(consumer);
        return false;
    }

    /// A fetched batch that never got here leaves a hole that the next record would show. There may
    /// be none for long.
    void fetchAgainWhatWasDropped(long fetched, ConsumerSeekCallback now) {
        var owned = position;
        if (owned == null || fetched <= owned.nextOffset()) return;
        var found = new Hole(owned.nextOffset(), fetched);
        if (found.equals(holeAtTheEnd)) return;
        holeAtTheEnd = found;
        log.warn("{} is fetched to {} and applied to {}", name, fetched, owned.nextOffset());
        now.seek(name.topic(), name.partition(), owned.nextOffset());
    }

    /// Takes the partition over and goes to the position in the database.
    void startOver(Consumer<?, ?> consumer) {
        position = null;
        var start = takeovers.takeOver(name);
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
        backoff.reset();
    }

    /// Fetches nothing of this partition until then, and goes on at that offset.
    void waitUntil(Instant then, long offset, Consumer<?, ?> consumer) {
        paused.pause(name, then);
        seek(offset, consumer);
    }

    /// Fetches nothing of this partition for a while, longer each time until something is applied.
    ///
    /// @param firstInHand where to go on if the position is not known yet
    /// @return how long
    Duration waitLonger(long firstInHand, Instant now, Consumer<?, ?> consumer) {
        var pause = backoff.next();
        var owned = position;
        paused.pause(name, now.plus(pause));
        seek(owned == null ? firstInHand : owned.nextOffset(), consumer);
        return pause;
    }

    @Override
    public void takeOverSoon() {
        if (beingTakenOver.compareAndSet(false, true)) takeovers.soon(name, this::takenOver);
    }

    private long takenOver() {
        try {
            var start = takeovers.takeOver(name);
            position = start;
            return start.nextOffset();
        } finally {
            beingTakenOver.set(false);
        }
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
