package io.bookmaru.consumer.deadletter;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.TaskScheduler;

/// Removes letters once they have been finished for long enough, looking every ten minutes.
class RemoveFinishedDeadLetters implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(RemoveFinishedDeadLetters.class);
    private static final Duration EVERY = Duration.ofMinutes(10);

    private final DeadLetters deadLetters;
    private final DeadLetterProperties properties;
    private final TaskScheduler scheduler;
    private final Clock clock;
    private @Nullable ScheduledFuture<?> running;

    RemoveFinishedDeadLetters(
            DeadLetters deadLetters,
            DeadLetterProperties properties,
            TaskScheduler scheduler,
            Clock clock) {
        this.deadLetters = deadLetters;
        this.properties = properties;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    void remove() {
        try {
            var before = clock.instant().minus(properties.keepFinished());
            var removed = deadLetters.removeFinished(before);
            if (removed > 0)
                log.info("{} dead letters removed, finished before {}", removed, before);
        } catch (RuntimeException e) {
            log.warn("Finished dead letters not removed, next try in {}", EVERY, e);
        }
    }

    @Override
    public void start() {
        running = scheduler.scheduleWithFixedDelay(this::remove, EVERY);
    }

    @Override
    public void stop() {
        if (running != null) running.cancel(false);
        running = null;
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }
}
