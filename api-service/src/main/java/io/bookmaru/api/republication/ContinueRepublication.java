package io.bookmaru.api.republication;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.IntervalTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Works on the run that goes on, chunk by chunk. A chunk and how far the run has come are one
/// transaction, so it is taken up where it stopped, by whichever instance comes first.
@Component
class ContinueRepublication implements SchedulingConfigurer {
    private static final Logger log = LoggerFactory.getLogger(ContinueRepublication.class);

    private final PublishCurrent publishCurrent;
    private final Republications republications;
    private final TransactionOperations transactions;
    private final RepublicationProperties properties;
    private final Clock clock;

    ContinueRepublication(
            PublishCurrent publishCurrent,
            Republications republications,
            TransactionOperations transactions,
            RepublicationProperties properties,
            Clock clock) {
        this.publishCurrent = publishCurrent;
        this.republications = republications;
        this.transactions = transactions;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        var every = properties.continueEvery();
        tasks.addFixedDelayTask(new IntervalTask(this::continueOrLater, every, every));
    }

    private void continueOrLater() {
        try {
            untilTheOutboxIsFull();
        } catch (RuntimeException e) {
            log.warn("Republication is not continued now: {}", e.toString());
        }
    }

    void untilTheOutboxIsFull() {
        boolean more = true;
        while (more && !republications.outboxHasMoreThan(properties.maxOutbox())) {
            more = Boolean.TRUE.equals(transactions.execute(_ -> chunk()));
        }
    }

    /// @return whether there is more to do for this instance
    private boolean chunk() {
        return republications.lockUnfinished().map(this::chunkOf).orElse(false);
    }

    private boolean chunkOf(Republications.Unfinished run) {
        var published = publishCurrent.after(run.last(), null, properties.chunkSize());
        if (!published.isEmpty()) {
            republications.advance(run.id(), published.getLast(), published.size());
        }
        if (published.size() == properties.chunkSize()) return true;
        republications.finish(run.id(), clock.instant());
        log.info("All reactions are published again (republication {})", run.id());
        return false;
    }
}
