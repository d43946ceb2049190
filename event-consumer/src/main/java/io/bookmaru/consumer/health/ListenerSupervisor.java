package io.bookmaru.consumer.health;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.listener.MessageListenerContainer;

/// Restarts dead listeners: the first time after a pause in which the service is seen to be down,
/// then less and less often, so that a record that kills its listener each time does not make it
/// spin.
///
/// It is the last to start and the first to stop, so it restarts nothing in a closing service.
class ListenerSupervisor implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(ListenerSupervisor.class);
    private static final long STOP_WITHIN_SECONDS = 5;

    private final DeadListeners listeners;
    private final ListenerThreads threads;
    private final SupervisionProperties properties;
    private final Clock clock;
    private final Map<MessageListenerContainer, Restart> restarts = new HashMap<>();
    private volatile @Nullable ScheduledExecutorService timer;

    ListenerSupervisor(
            DeadListeners listeners,
            ListenerThreads threads,
            SupervisionProperties properties,
            Clock clock) {
        this.listeners = listeners;
        this.threads = threads;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public void start() {
        var started =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("listener-supervisor").factory());
        long millis = properties.checkInterval().toMillis();
        started.scheduleWithFixedDelay(this::lookSafely, millis, millis, TimeUnit.MILLISECONDS);
        timer = started;
    }

    @Override
    public void stop() {
        var stopping = timer;
        timer = null;
        if (stopping == null) return;
        stopping.shutdownNow();
        try {
            stopping.awaitTermination(STOP_WITHIN_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }

    /// A timer drops a task that throws, and nobody supervises the supervisor.
    private void lookSafely() {
        try {
            look();
        } catch (Throwable e) {
            log.error("Listeners not supervised", e);
        }
    }

    void look() {
        var dead = listeners.look().keySet();
        var now = clock.instant();
        restarts.entrySet()
                .removeIf(known ->
                        !dead.contains(known.getKey())
                                && known.getValue().isForgotten(now, properties));
        for (var listener : dead) {
            var restart = restarts.get(listener);
            if (restart == null) restart = Restart.first(now, properties);
            else if (restart.done()) restart = restart.next(now, properties);
            if (restart.isDue(now)) {
                restart(listener);
                restart = restart.asDone();
            }
            restarts.put(listener, restart);
        }
    }

    private void restart(MessageListenerContainer listener) {
        log.warn("Restarting the listener of {}", ListenerName.of(listener));
        try {
            // It may be one whose other consumers are alive, or that takes itself for running.
            if (listener.isRunning()) listener.stopAbnormally(() -> {});
            DeadListeners.consumersOf(listener).forEach(threads::forget);
            listener.start();
        } catch (RuntimeException e) {
            log.error("Listener of {} does not start", ListenerName.of(listener), e);
            if (listener.isRunning()) listener.stopAbnormally(() -> {});
        }
    }
}
