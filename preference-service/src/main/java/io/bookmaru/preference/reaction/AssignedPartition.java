package io.bookmaru.preference.reaction;

import io.bookmaru.preference.ledger.Reaction;
import io.bookmaru.preference.reaction.ConsumerPositions.Position;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.kafka.listener.ConsumerSeekAware.ConsumerSeekCallback;

/// A partition that Kafka has assigned to this instance. The consumer's thread fills its buffer,
/// the drain's thread empties it; neither holds the other up for longer than one call to Redis.
///
/// It starts over (new epoch, empty buffer, back to the offset in Postgres) on assignment and
/// whenever Redis turns out not to have what it was given.
public class AssignedPartition {
    private static final Logger log = LoggerFactory.getLogger(AssignedPartition.class);

    private final TopicPartition name;
    private final ConsumerPositions positions;
    private final ReactionBuffer buffer;
    private final ConsumerSeekCallback consumer;

    private @Nullable Position start;
    private long next;
    private @Nullable SetAside setAside;
    private volatile boolean released;

    AssignedPartition(
            TopicPartition name,
            ConsumerPositions positions,
            ReactionBuffer buffer,
            ConsumerSeekCallback consumer) {
        this.name = name;
        this.positions = positions;
        this.buffer = buffer;
        this.consumer = consumer;
    }

    /// Buffers the records that follow what has been buffered, and only those.
    synchronized void receive(
            List<ConsumerRecord<String, byte[]>> records,
            ReadReactions read,
            Consumer<?, ?> kafka) {
        if (start == null) {
            startOver();
            return;
        }
        var unseen = records.stream().filter(r -> r.offset() >= next).toList();
        if (unseen.isEmpty()) {
            restartIfCreatedAnew(kafka);
            return;
        }
        if (unseen.getFirst().offset() > next && !isOldest(unseen.getFirst(), kafka)) {
            log.info("{} asks again for offset {}", name, next);
            seek(next);
            return;
        }
        var batch = read.read(unseen);
        var to = unseen.getLast().offset() + 1;
        switch (buffer.add(name.partition(), start.epoch(), next, to, batch.reactions())) {
            case ADDED -> {
                // Last, so that a batch that is tried again does not bury them again. If this
                // fails, the buffer is ahead of "next", refuses what follows, and is filled anew.
                read.bury(batch.unreadable());
                next = to;
            }
            case REFUSED -> startOver();
            case FULL ->
                    throw new TransientDataAccessResourceException(
                            "Buffer of " + name + " is full (expected: soon drained)");
        }
    }

    /// What is to be applied next: all that is buffered, or what was set aside and not applied yet.
    public synchronized Optional<SetAside> setAside() {
        if (start == null) startOver();
        if (start == null) return Optional.empty();
        if (setAside != null) return Optional.of(setAside);
        var epoch = start.epoch();
        var key = ReactionBuffer.newDrainKey(name.partition(), epoch, next);
        var reactions = buffer.setAside(name.partition(), epoch, next, key);
        if (reactions.isEmpty()) {
            startOver();
            return Optional.empty();
        }
        if (next == start.nextOffset()) return Optional.empty();
        setAside = new SetAside(name.partition(), epoch, key, reactions.getAsInt(), next);
        return Optional.of(setAside);
    }

    public List<Reaction> read(SetAside wanted) {
        return buffer.read(wanted);
    }

    /// The position in Postgres has moved.
    public synchronized void applied(SetAside done) {
        if (done.equals(setAside)) {
            setAside = null;
            start = new Position(done.epoch(), done.nextOffset());
        }
        buffer.discard(done);
    }

    /// Takes the partition over again. Kafka delivers once more what lies after the offset in
    /// Postgres.
    public synchronized void startOver() {
        start = null;
        setAside = null;
        if (released) return;
        var position = positions.takeOver(name.partition());
        buffer.open(name.partition(), position.epoch(), position.nextOffset(), next);
        log.info("{} goes on at offset {}", name, position);
        start = position;
        next = position.nextOffset();
        seek(next);
    }

    /// It is another instance's now. Does not wait for a drain that is under way: that one can no
    /// longer move the position.
    void release() {
        released = true;
    }

    @Override
    public String toString() {
        return name.toString();
    }

    private void seek(long offset) {
        if (offset == 0) consumer.seekToBeginning(name.topic(), name.partition());
        else consumer.seek(name.topic(), name.partition(), offset);
    }

    /// Offsets have no holes (the topic is written without transactions and not compacted), but its
    /// beginning is deleted after a while.
    private boolean isOldest(ConsumerRecord<?, ?> record, Consumer<?, ?> kafka) {
        var oldest = kafka.beginningOffsets(Set.of(name)).get(name);
        if (oldest == null || oldest != record.offset()) return false;
        if (next > 0)
            log.error(
                    "{} begins at offset {} (expected: {}). What was between is to be published again.",
                    name,
                    oldest,
                    next);
        return true;
    }

    private void restartIfCreatedAnew(Consumer<?, ?> kafka) {
        var end = kafka.endOffsets(Set.of(name)).get(name);
        if (end == null || end >= next) return;
        log.error(
                "{} ends at offset {} (expected: >= {}). Starting at its beginning.",
                name,
                end,
                next);
        positions.restart(name.partition());
        startOver();
    }
}
