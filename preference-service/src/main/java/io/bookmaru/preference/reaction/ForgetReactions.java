package io.bookmaru.preference.reaction;

import io.bookmaru.consumer.position.ConsumerPositions;
import io.bookmaru.events.Topics;
import org.springframework.stereotype.Component;

/// Takes an erased child's reactions out of the buffers. Those that come later, or are being
/// drained at this moment, find the tombstone and are applied to nothing.
@Component
public class ForgetReactions {
    private final ConsumerPositions positions;
    private final ReactionBuffer buffer;

    ForgetReactions(ConsumerPositions positions, ReactionBuffer buffer) {
        this.positions = positions;
        this.buffer = buffer;
    }

    public void of(long childId) {
        buffer.forget(childId, positions.partitions(Topics.BOOK_LIKE));
    }
}
