package io.bookmaru.consumer.health;

import io.bookmaru.consumer.delivery.StuckPartitions;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// Down while a bug holds up a partition whose records must not be passed over. No part of
/// readiness: the rest of the service is fine, and another instance has the same bug.
class StuckPartitionsHealth implements HealthIndicator {
    private final StuckPartitions stuck;

    StuckPartitionsHealth(StuckPartitions stuck) {
        this.stuck = stuck;
    }

    @Override
    public Health health() {
        var all = stuck.all();
        if (all.isEmpty()) return Health.up().build();
        Map<String, String> stuckSince = new TreeMap<>();
        all.forEach((partition, since) -> stuckSince.put(partition.toString(), since.toString()));
        return Health.down().withDetail("stuckSince", stuckSince).build();
    }
}
