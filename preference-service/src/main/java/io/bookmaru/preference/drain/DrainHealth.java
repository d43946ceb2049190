package io.bookmaru.preference.drain;

import io.bookmaru.preference.reaction.AssignedPartitions;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// Down while reactions of a partition have waited for long without any of them being applied, with
/// the partition and since when. Not part of readiness: another instance would do no better.
@Component("drainHealthIndicator")
class DrainHealth implements HealthIndicator {
    private final AssignedPartitions partitions;
    private final DrainProperties properties;
    private final Clock clock;

    DrainHealth(AssignedPartitions partitions, DrainProperties properties, Clock clock) {
        this.partitions = partitions;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public Health health() {
        var stalled = stalledSince(clock.instant().minus(properties.stalledAfter()));
        if (stalled.isEmpty()) return Health.up().build();
        return Health.down().withDetail("nothingAppliedSince", stalled).build();
    }

    private Map<String, String> stalledSince(Instant latest) {
        Map<String, String> stalled = new TreeMap<>();
        for (var partition : partitions.all())
            partition
                    .waitingSince()
                    .filter(since -> since.isBefore(latest))
                    .ifPresent(since -> stalled.put(partition.toString(), since.toString()));
        return stalled;
    }
}
