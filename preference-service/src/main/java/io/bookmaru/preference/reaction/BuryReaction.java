package io.bookmaru.preference.reaction;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bookmaru.consumer.delivery.FailedRecords;
import io.bookmaru.events.ReactionChanged;
import io.bookmaru.events.Topics;
import io.bookmaru.preference.ledger.Reaction;
import io.bookmaru.publisher.EventIds;
import io.bookmaru.publisher.EventRecords;
import java.time.Clock;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.support.converter.ConversionException;
import org.springframework.stereotype.Component;

/// Makes a dead letter of a reaction that was set aside and cannot be applied. Repeatable: the dead
/// letters know a record by where it was first met.
@Component
public class BuryReaction {
    private final ReactionBuffer buffer;
    private final RecordLog log;
    private final ReadReactions read;
    private final EventRecords records;
    private final FailedRecords failedRecords;
    private final Clock clock;

    BuryReaction(
            ReactionBuffer buffer,
            RecordLog log,
            ReadReactions read,
            EventRecords records,
            FailedRecords failedRecords,
            Clock clock) {
        this.buffer = buffer;
        this.log = log;
        this.read = read;
        this.records = records;
        this.failedRecords = failedRecords;
        this.clock = clock;
    }

    /// Returns once Kafka has acknowledged the dead letter: the record as it came.
    ///
    /// @throws SetAsideLostException when Redis no longer says which record it was
    public void bury(Reaction reaction, SetAside setAside, Throwable failure) {
        var offset = buffer.offsetOf(reaction, setAside);
        var record =
                log.at(setAside.partition(), offset)
                        .filter(found -> isOf(reaction, found))
                        .orElseGet(() -> written(reaction, setAside, offset));
        failedRecords.bury(record, failure);
    }

    private boolean isOf(Reaction reaction, ConsumerRecord<byte[], byte[]> record) {
        try {
            return read.reaction(record).equals(reaction);
        } catch (ConversionException e) {
            return false;
        }
    }

    /// For a record that Kafka has deleted meanwhile: the same fact, told anew.
    private ConsumerRecord<byte[], byte[]> written(
            Reaction reaction, SetAside setAside, long offset) {
        var event =
                new ReactionChanged(
                        EventIds.next(),
                        clock.instant(),
                        reaction.childId(),
                        reaction.bookId(),
                        reaction.kind(),
                        reaction.revision());
        var key = Long.toString(reaction.childId());
        var written = records.record(Topics.BOOK_LIKE, key, event);
        return new ConsumerRecord<>(
                setAside.partition().topic(),
                setAside.partition().partition(),
                offset,
                key.getBytes(UTF_8),
                written.value());
    }
}
