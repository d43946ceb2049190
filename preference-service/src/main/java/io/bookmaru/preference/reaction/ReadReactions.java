package io.bookmaru.preference.reaction;

import io.bookmaru.consumer.EventReader;
import io.bookmaru.events.ReactionChanged;
import io.bookmaru.preference.ledger.Reaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.listener.ConsumerRecordRecoverer;
import org.springframework.kafka.support.converter.ConversionException;
import org.springframework.stereotype.Component;

/// Tells the reactions from the records that cannot be read: each of those becomes a dead letter,
/// and the ones around it are applied.
@Component
class ReadReactions {

    record Batch(List<Reaction> reactions, List<Unreadable> unreadable) {}

    record Unreadable(ConsumerRecord<String, byte[]> record, ConversionException reason) {}

    private final EventReader reader;
    private final ConsumerRecordRecoverer deadLetters;

    ReadReactions(EventReader reader, ConsumerRecordRecoverer deadLetters) {
        this.reader = reader;
        this.deadLetters = deadLetters;
    }

    Batch read(List<ConsumerRecord<String, byte[]>> records) {
        var reactions = new ArrayList<Reaction>(records.size());
        var unreadable = new ArrayList<Unreadable>();
        for (var record : records) {
            try {
                reactions.add(reaction(record));
            } catch (ConversionException e) {
                unreadable.add(new Unreadable(record, e));
            }
        }
        return new Batch(reactions, unreadable);
    }

    /// Returns once Kafka has acknowledged the dead letters.
    void bury(List<Unreadable> unreadable) {
        unreadable.forEach(u -> deadLetters.accept(u.record(), u.reason()));
    }

    private Reaction reaction(ConsumerRecord<String, byte[]> record) {
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
