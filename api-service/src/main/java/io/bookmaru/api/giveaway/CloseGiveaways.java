package io.bookmaru.api.giveaway;

import io.bookmaru.events.GiveawayEntered;
import io.bookmaru.events.GiveawayEntered.Kind;
import io.bookmaru.events.Topics;
import io.bookmaru.publisher.EventIds;
import io.bookmaru.publisher.Outbox;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.IntervalTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Ends a giveaway in the log. The marker is written when no entry can come any more that was
/// accepted while it was open and will be confirmed, so those are all before it.
@Component
class CloseGiveaways implements SchedulingConfigurer {
    private static final Logger log = LoggerFactory.getLogger(CloseGiveaways.class);

    /// The outbox does not lose a marker; an operator who discards one does.
    private static final Duration ASK_AGAIN = Duration.ofMinutes(10);

    private final Giveaways giveaways;
    private final Outbox outbox;
    private final TransactionOperations transactions;
    private final GiveawayProperties properties;
    private final Clock clock;

    CloseGiveaways(
            Giveaways giveaways,
            Outbox outbox,
            TransactionOperations transactions,
            GiveawayProperties properties,
            Clock clock) {
        this.giveaways = giveaways;
        this.outbox = outbox;
        this.transactions = transactions;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        var every = properties.lookEvery();
        tasks.addFixedDelayTask(new IntervalTask(this::closeOrLater, every, every));
    }

    private void closeOrLater() {
        try {
            transactions.executeWithoutResult(_ -> close());
        } catch (RuntimeException e) {
            log.warn("Giveaways are not closed now: {}", e.toString());
        }
    }

    private void close() {
        var now = clock.instant();
        giveaways
                .takeToClose(now.minus(properties.closingTime()), now.minus(ASK_AGAIN), now)
                .forEach(id ->
                        outbox.append(
                                Topics.GIVEAWAY_ENTERED,
                                id,
                                new GiveawayEntered(EventIds.next(), now, id, Kind.CLOSED, null)));
    }
}
