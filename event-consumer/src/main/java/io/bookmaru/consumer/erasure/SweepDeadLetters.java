package io.bookmaru.consumer.erasure;

import io.bookmaru.consumer.deadletter.ForgetDeadLetters;
import io.bookmaru.events.ErasureConfirmed.Kind;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.TaskScheduler;

/// Forgets dead letters about the erased that came in after their tombstones: a record that nobody
/// can read says nothing of its subject until it is kept, and it may have waited in a topic until
/// then.
class SweepDeadLetters implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(SweepDeadLetters.class);
    private static final Duration EVERY = Duration.ofMinutes(10);

    /// Longer than any topic keeps a record.
    private static final Duration UNTIL = Duration.ofDays(15);

    private final ErasedSubjects erased;
    private final ForgetDeadLetters forgetDeadLetters;
    private final TaskScheduler scheduler;
    private final Clock clock;
    private @Nullable ScheduledFuture<?> running;

    SweepDeadLetters(
            ErasedSubjects erased,
            ForgetDeadLetters forgetDeadLetters,
            TaskScheduler scheduler,
            Clock clock) {
        this.erased = erased;
        this.forgetDeadLetters = forgetDeadLetters;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    void sweep() {
        var since = clock.instant().minus(UNTIL);
        try {
            for (var kind : Kind.values()) {
                erased.erasedSince(kind, since)
                        .keySet()
                        .forEach(id -> forgetDeadLetters.about(kind, id));
            }
        } catch (RuntimeException e) {
            log.warn("Dead letters of the erased not swept, next try in {}", EVERY, e);
        }
    }

    @Override
    public void start() {
        running = scheduler.scheduleWithFixedDelay(this::sweep, EVERY);
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
