package io.bookmaru.consumer.health;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.MessageListenerContainer;

/// The listeners that ended without having been told to.
///
/// One that waits for a broker or a database is not dead, nor is one that was never started or was
/// stopped on purpose.
class DeadListeners {
    private static final Logger log = LoggerFactory.getLogger(DeadListeners.class);

    private final ListenerContainers containers;
    private final ListenerThreads threads;
    private final Clock clock;
    private final Map<MessageListenerContainer, Instant> since = new HashMap<>();

    DeadListeners(ListenerContainers containers, ListenerThreads threads, Clock clock) {
        this.containers = containers;
        this.threads = threads;
        this.clock = clock;
    }

    /// Looks at every container now.
    ///
    /// @return since when each dead one is known to be dead
    synchronized Map<MessageListenerContainer, Instant> look() {
        var dead = containers.all().stream().filter(this::isDead).collect(Collectors.toSet());
        since.keySet().retainAll(dead);
        for (var container : dead) since.computeIfAbsent(container, this::foundDead);
        return Map.copyOf(since);
    }

    private Instant foundDead(MessageListenerContainer container) {
        log.error("Listener of {} is dead", ListenerName.of(container));
        return clock.instant();
    }

    private boolean isDead(MessageListenerContainer container) {
        if (!container.isInExpectedState()) return true;
        var lacksAConsumer = consumersOf(container).stream().anyMatch(this::isEnded);
        // Asked last, since it may have been stopped on purpose meanwhile.
        return lacksAConsumer && container.isRunning();
    }

    private boolean isEnded(MessageListenerContainer consumer) {
        return !consumer.isRunning() || threads.hasEnded(consumer);
    }

    static Collection<? extends MessageListenerContainer> consumersOf(
            MessageListenerContainer container) {
        return container instanceof ConcurrentMessageListenerContainer<?, ?> several
                ? several.getContainers()
                : List.of(container);
    }
}
