package io.bookmaru.preference.drain;

import io.bookmaru.consumer.delivery.DeliveryProperties;
import io.bookmaru.consumer.position.ConsumerPositions;
import io.bookmaru.preference.ledger.ApplyReactions;
import io.bookmaru.preference.ledger.Reaction;
import io.bookmaru.preference.reaction.BuryReaction;
import io.bookmaru.preference.reaction.SetAside;
import io.bookmaru.preference.testing.FailPoint;
import io.bookmaru.preference.testing.FailPoint.Step;
import java.util.List;
import org.springframework.transaction.support.TransactionTemplate;

public class KillableApplyChunk extends ApplyChunk {
    private final FailPoint failPoint;

    KillableApplyChunk(
            ApplyReactions applyReactions,
            ConsumerPositions positions,
            BuryReaction buryReaction,
            TransactionTemplate transactions,
            DeliveryProperties delivery,
            FailPoint failPoint) {
        super(applyReactions, positions, buryReaction, transactions, delivery);
        this.failPoint = failPoint;
    }

    @Override
    void apply(List<? extends List<Reaction>> children, SetAside setAside, boolean last) {
        super.apply(children, setAside, last);
        if (!last) failPoint.reach(Step.CHUNK_APPLIED);
    }
}
