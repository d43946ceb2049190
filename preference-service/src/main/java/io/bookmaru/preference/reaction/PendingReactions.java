package io.bookmaru.preference.reaction;

import io.bookmaru.consumer.position.ConsumerPositions;
import io.bookmaru.events.Topics;
import io.bookmaru.preference.ledger.Ledger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/// Whether a reaction of a child has been received and not applied yet.
@Component
public class PendingReactions {
    private static final Logger log = LoggerFactory.getLogger(PendingReactions.class);

    private final Ledger ledger;
    private final ConsumerPositions positions;
    private final ReactionBuffer buffer;

    PendingReactions(Ledger ledger, ConsumerPositions positions, ReactionBuffer buffer) {
        this.ledger = ledger;
        this.positions = positions;
        this.buffer = buffer;
    }

    /// Ask before reading the scores, so that "nothing is pending" holds for them. True also when
    /// Redis does not answer: nobody can say then that all has been applied.
    public boolean of(long childId) {
        return ledger.isWaiting(childId) || isBuffered(childId);
    }

    private boolean isBuffered(long childId) {
        var partitions = positions.partitions(Topics.BOOK_LIKE);
        try {
            return buffer.mayHold(childId, partitions);
        } catch (DataAccessException e) {
            log.warn("The buffer does not answer: {}", e.toString());
            return true;
        }
    }
}
