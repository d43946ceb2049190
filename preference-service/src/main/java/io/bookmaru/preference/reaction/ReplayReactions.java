package io.bookmaru.preference.reaction;

import io.bookmaru.consumer.delivery.Replays;
import io.bookmaru.events.Topics;
import io.bookmaru.preference.ledger.ApplyReactions;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.stereotype.Component;

/// Applies a replayed reaction straight to the ledger, which tells whether it is news. The buffer
/// has its own order of offsets, in which a replay has no place.
@Component
class ReplayReactions implements Replays {
    private final ReadReactions readReactions;
    private final ApplyReactions applyReactions;

    ReplayReactions(ReadReactions readReactions, ApplyReactions applyReactions) {
        this.readReactions = readReactions;
        this.applyReactions = applyReactions;
    }

    @Override
    public String topic() {
        return Topics.BOOK_LIKE;
    }

    @Override
    public void handle(ConsumerRecord<byte[], byte[]> record) {
        applyReactions.apply(List.of(readReactions.reaction(record)));
    }
}
