package io.bookmaru.preference.reaction;

import io.bookmaru.consumer.EventReader;
import io.bookmaru.consumer.delivery.FailedRecords;
import io.bookmaru.events.ReactionChanged;
import io.bookmaru.preference.ledger.Reaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.support.converter.ConversionException;
import org.springframework.stereotype.Component;

/// Tells the reactions from the records that cannot be read: each of those becomes a dead letter,
/// and the ones around it are applied.
@Component
class ReadReactions {

    record Batch(List<Received> reactions, List<Unreadable> unreadable) {}

    record Unreadable(ConsumerRecord<byte[], byte[]> record, ConversionException reason) {}

    private final EventReader reader;
    private final FailedRecords failedRecords;

    ReadReactions(EventReader reader, FailedRecords failedRecords) {
        this.reader = reader;
        this.failedRecords = failedRecords;
    }

    Batch read(List<ConsumerRecord<byte[], byte[]>> records) {
        var reactions = new ArrayList<Received>(records.size());
        var unreadable = new ArrayList<Unreadable>();
        for (var record : records) {
            try {
                reactions.add(new Received(reaction(record), record.offset()));
            } catch (ConversionException e) {
                unreadable.add(new Unreadable(record, e));
            }
        }
        return new Batch(reactions, unreadable);
    }

    /// Returns once Kafka has acknowledged the dead letters.
    void bury(List<Unreadable> unreadable) {
        unreadable.forEach(u -> failedRecords.bury(u.record(), u.reason()));
    }

    Reaction reaction(ConsumerRecord<byte[], byte[]> record) {
        var event = reader.read(record, ReactionChanged.class);
        try {
            return new Reaction(
                    event.childId(),
                    event.bookId(),
                    Objects.requireNonNull(event.kind(), "kind"),
                    event.revision());
        } catch (IllegalArgumentException | NullPointerException e) {
            throw new ConversionException("Not a reaction", record, e);
        }
    }
}
