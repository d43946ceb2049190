package io.bookmaru.preference.reaction;

import io.bookmaru.consumer.position.ConsumerPositions;
import io.bookmaru.consumer.position.OwnedPartition;
import io.bookmaru.consumer.position.Position;
import io.bookmaru.preference.ledger.Reaction;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.kafka.listener.ConsumerSeekAware.ConsumerSeekCallback;
import org.springframework.transaction.TransactionException;

/// A partition that Kafka has assigned to this instance. The consumer's thread fills its buffer,
/// the drain's thread empties it; neither holds the other up for longer than one call to Redis.
///
/// It starts over (new epoch, empty buffer, back to the offset in Postgres) on assignment and
/// whenever Redis turns out not to have what it was given.
public class AssignedPartition implements OwnedPartition {
    private static final Logger log = LoggerFactory.getLogger(AssignedPartition.class);

    private final TopicPartition name;
    private final ConsumerPositions positions;
    private final ReactionBuffer buffer;
    private final ConsumerSeekCallback consumer;
    private final Clock clock;

    private volatile @Nullable Position start;
    private long next;

    /// What came instead of the record at `next`, which has been asked for again since.
    private @Nullable ConsumerRecord<?, ?> early;

    private @Nullable Dropped dropped;
    private @Nullable SetAside setAside;
    private volatile @Nullable Instant waitingSince;
    private volatile boolean released;
    private final AtomicBoolean beingTakenOver = new AtomicBoolean();

    private record Dropped(long from, long to) {}

    AssignedPartition(
            TopicPartition name,
            ConsumerPositions positions,
            ReactionBuffer buffer,
            ConsumerSeekCallback consumer,
            Clock clock) {
        this.name = name;
        this.positions = positions;
        this.buffer = buffer;
        this.consumer = consumer;
        this.clock = clock;
    }

    /// Buffers the records that follow what has been buffered, and only those.
    synchronized void receive(
            List<ConsumerRecord<byte[], byte[]>> records,
            ReadReactions read,
            Consumer<?, ?> kafka) {
        var epoch = epoch();
        if (epoch.isEmpty()) {
            startOver();
            return;
        }
        var unseen = records.stream().filter(r -> r.offset() >= next).toList();
        if (unseen.isEmpty()) {
            if (endsBefore(next, kafka)) startOver();
            return;
        }
        var first = unseen.getFirst();
        if (first.offset() > next) {
            if (beginsAfter(next, kafka)) {
                startOver();
                return;
            }
            if (!answersToAskingAgain(first)) {
                askAgain(first);
                return;
            }
            log.info("{} has no records from {} to {}", name, next, first.offset());
        }
        var batch = read.read(unseen);
        var to = unseen.getLast().offset() + 1;
        switch (buffer.add(name.partition(), epoch.getAsLong(), next, to, batch.reactions())) {
            case ADDED -> {
                // Last, so that a batch that is tried again does not bury them again. If this
                // fails, the buffer is ahead of "next", refuses what follows, and is filled anew.
                read.bury(batch.unreadable());
                next = to;
                early = null;
                if (waitingSince == null) waitingSince = clock.instant();
            }
            case REFUSED -> startOver();
            case FULL ->
                    throw new TransientDataAccessResourceException(
                            "Buffer of " + name + " is full (expected: soon drained)");
        }
    }

    /// A fetched batch may never get here, and the record that would show it may be long in coming.
    /// Kafka is asked once: after the end of a transaction there is nothing.
    synchronized void fetchAgainWhatWasDropped(long fetched) {
        var missing = new Dropped(next, fetched);
        if (start == null || fetched <= next || missing.equals(dropped)) return;
        log.info("{} is fetched to {} and received to {}", name, fetched, next);
        dropped = missing;
        seek(next);
    }

    /// What is to be applied next: all that is buffered, or what was set aside and not applied yet.
    public synchronized Optional<SetAside> setAside() {
        if (start == null) startOver();
        var from = start;
        if (from == null) return Optional.empty();
        if (setAside != null) return Optional.of(setAside);
        var epoch = from.epoch();
        var key = ReactionBuffer.newDrainKey(name.partition(), epoch, next);
        var reactions = buffer.setAside(name.partition(), epoch, next, key);
        if (reactions.isEmpty()) {
            startOver();
            return Optional.empty();
        }
        if (next == from.nextOffset()) return Optional.empty();
        setAside = new SetAside(name, from, key, reactions.getAsInt(), next);
        return Optional.of(setAside);
    }

    public List<Reaction> read(SetAside wanted) {
        return buffer.read(wanted);
    }

    /// The position in Postgres has moved.
    public synchronized void applied(SetAside done) {
        if (done.equals(setAside)) {
            setAside = null;
            start = new Position(done.from().epoch(), done.nextOffset());
            waitingSince = next > done.nextOffset() ? clock.instant() : null;
        }
        buffer.discard(done);
    }

    /// Since when there has been something to apply and nothing was; empty when all is applied.
    public Optional<Instant> waitingSince() {
        return Optional.ofNullable(waitingSince);
    }

    /// The position is not where it was, or Redis has lost what was set aside. Changes nothing if
    /// the partition has started over since: then it is that which the drain has met.
    public synchronized void giveUp(SetAside failed) {
        if (failed.equals(setAside)) startOver();
    }

    /// Takes the partition over again. Kafka delivers once more what lies after the offset in
    /// Postgres.
    synchronized void startOver() {
        start = null;
        setAside = null;
        early = null;
        if (released) return;
        var position = positions.takeOver(name);
        buffer.open(name.partition(), position.epoch(), position.nextOffset(), next);
        log.info("{} goes on at offset {}", name, position);
        start = position;
        if (position.nextOffset() >= next) waitingSince = null;
        next = position.nextOffset();
        seek(next);
    }

    /// It is another instance's now. Does not wait for a drain that is under way: that one can no
    /// longer move the position.
    void release() {
        released = true;
    }

    @Override
    public TopicPartition name() {
        return name;
    }

    @Override
    public Optional<Position> position() {
        return Optional.ofNullable(start);
    }

    /// In a thread of its own, as it waits for Postgres, Redis and whoever uses the partition.
    @Override
    public void takeOverSoon() {
        if (beingTakenOver.compareAndSet(false, true))
            Thread.ofVirtual().name("take-over-" + name).start(this::takeOver);
    }

    private void takeOver() {
        try {
            startOver();
        } catch (DataAccessException | TransactionException e) {
            log.warn("{} is not taken over for now: {}", name, e.toString());
        } finally {
            beingTakenOver.set(false);
        }
    }

    @Override
    public String toString() {
        return name.toString();
    }

    private OptionalLong epoch() {
        var owned = start;
        return owned == null ? OptionalLong.empty() : OptionalLong.of(owned.epoch());
    }

    private void seek(long offset) {
        if (offset == 0) consumer.seekToBeginning(name.topic(), name.partition());
        else consumer.seek(name.topic(), name.partition(), offset);
    }

    /// Kafka has been asked for the offset and again has nothing before this record, so there is
    /// nothing: the end of a transaction takes an offset too. The very same record as before is no
    /// answer, but a batch that is tried again.
    private boolean answersToAskingAgain(ConsumerRecord<?, ?> first) {
        return early != null && early != first;
    }

    private void askAgain(ConsumerRecord<?, ?> first) {
        log.info("{} asks again for offset {}", name, next);
        early = first;
        seek(next);
    }

    /// The topic's beginning is deleted after a while.
    private boolean beginsAfter(long offset, Consumer<?, ?> kafka) {
        var oldest = kafka.beginningOffsets(Set.of(name)).get(name);
        return oldest != null && oldest > offset;
    }

    /// Then the topic was created anew, or has lost its end.
    private boolean endsBefore(long offset, Consumer<?, ?> kafka) {
        var end = kafka.endOffsets(Set.of(name)).get(name);
        return end != null && end < offset;
    }
}
