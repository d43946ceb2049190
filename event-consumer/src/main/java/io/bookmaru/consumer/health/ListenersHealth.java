package io.bookmaru.consumer.health;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// Down while a listener is dead, with what it reads and since when.
class ListenersHealth implements HealthIndicator {
    private final DeadListeners listeners;

    ListenersHealth(DeadListeners listeners) {
        this.listeners = listeners;
    }

    @Override
    public Health health() {
        var dead = listeners.look();
        if (dead.isEmpty()) return Health.up().build();
        Map<String, String> deadSince = new TreeMap<>();
        dead.forEach(
                (listener, since) -> deadSince.put(ListenerName.of(listener), since.toString()));
        return Health.down().withDetail("deadSince", deadSince).build();
    }
}
