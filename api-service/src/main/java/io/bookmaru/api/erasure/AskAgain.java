package io.bookmaru.api.erasure;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.IntervalTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Publishes erasures again that not all services have confirmed: the event may have become a dead
/// letter there, or the topic may have been shorter than an outage. Any number of instances may do
/// it at once.
@Component
class AskAgain implements SchedulingConfigurer {
    private static final Logger log = LoggerFactory.getLogger(AskAgain.class);
    private static final int AT_ONCE = 100;

    private final Erasures erasures;
    private final ErasureEvents events;
    private final TransactionTemplate transactions;
    private final ErasureProperties properties;
    private final Clock clock;

    AskAgain(
            Erasures erasures,
            ErasureEvents events,
            TransactionTemplate transactions,
            ErasureProperties properties,
            Clock clock) {
        this.erasures = erasures;
        this.events = events;
        this.transactions = transactions;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        var every = properties.lookEvery();
        tasks.addFixedDelayTask(new IntervalTask(this::ask, every, every));
    }

    void ask() {
        transactions.executeWithoutResult(_ -> {
            var due = erasures.takeDue(AT_ONCE, clock.instant(), properties);
            due.forEach(events::erased);
            if (!due.isEmpty()) log.info("{} erasures are published again", due.size());
        });
    }
}
