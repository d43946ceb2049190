package io.bookmaru.api.erasure;

import java.time.Clock;
import java.time.Duration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Publishes an erased member's snapshots once more after two days. A compacted topic forgets what
/// a segment has once it is closed; a segment is closed by the first record that comes a day after
/// it was begun, and in a partition to which nobody else writes these are that record.
@Component
class CloseSegments {
    private static final Duration AFTER = Duration.ofDays(2);
    private static final int AT_ONCE = 100;

    private final Erasures erasures;
    private final ErasureEvents events;
    private final Clock clock;

    CloseSegments(Erasures erasures, ErasureEvents events, Clock clock) {
        this.erasures = erasures;
        this.events = events;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "1m", fixedDelayString = "10m")
    @Transactional
    public void close() {
        erasures.takeOlderOnce(AT_ONCE, clock.instant().minus(AFTER)).forEach(events::snapshots);
    }
}
