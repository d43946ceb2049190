package io.bookmaru.consumer.erasure;

import io.bookmaru.events.ErasureConfirmed.Kind;
import io.bookmaru.http.ErasedMembers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.TaskScheduler;

/// Those whose access tokens may still be valid, in memory. An erasure of another instance is here
/// a second later, one of this instance at once.
class RecentlyErasedMembers implements ErasedMembers, SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(RecentlyErasedMembers.class);
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final ErasedSubjects erased;
    private final ErasureProperties properties;
    private final TaskScheduler scheduler;
    private final Clock clock;
    private final Map<Long, Instant> members = new ConcurrentHashMap<>();
    private @Nullable ScheduledFuture<?> running;

    RecentlyErasedMembers(
            ErasedSubjects erased,
            ErasureProperties properties,
            TaskScheduler scheduler,
            Clock clock) {
        this.erased = erased;
        this.properties = properties;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    @Override
    public boolean contains(long memberId) {
        return members.containsKey(memberId);
    }

    void add(long memberId) {
        members.put(memberId, clock.instant());
    }

    private void refresh() {
        try {
            read();
        } catch (RuntimeException e) {
            log.warn("Erased members are those of before: {}", e.toString());
        }
    }

    private void read() {
        var since = clock.instant().minus(properties.tokensLiveAtMost());
        members.putAll(erased.erasedSince(Kind.MEMBER, since));
        members.values().removeIf(at -> at.isBefore(since));
    }

    /// Before any request is taken.
    @Override
    public void start() {
        read();
        running = scheduler.scheduleWithFixedDelay(this::refresh, EVERY);
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

    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
