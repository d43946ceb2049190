package io.bookmaru.api.giveaway;

import io.bookmaru.consumer.audit.Audit;
import io.bookmaru.http.ConflictException;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Draws a raffle, at once or as soon as it can be. A repeat changes nothing.
@Component
class AskForDraw {
    private final Giveaways giveaways;
    private final DrawGiveaway drawGiveaway;
    private final Audit audit;
    private final TransactionOperations transactions;
    private final Clock clock;

    AskForDraw(
            Giveaways giveaways,
            DrawGiveaway drawGiveaway,
            Audit audit,
            TransactionOperations transactions,
            Clock clock) {
        this.giveaways = giveaways;
        this.drawGiveaway = drawGiveaway;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// @throws ConflictException while it is open, unless it is sold out
    void of(Giveaway giveaway, long adminId) {
        var now = clock.instant();
        if (!giveaway.hasClosed(now) && !giveaways.progress(giveaway.id()).isSoldOut())
            throw new ConflictException("giveaway-not-closed", "Closes at " + giveaway.closesAt());
        transactions.executeWithoutResult(_ -> {
            if (giveaways.askToDraw(giveaway.id(), now))
                audit.write(adminId, Audit.Action.DRAW, "giveaway " + giveaway.id());
        });
        drawGiveaway.draw(giveaway.id());
    }
}
