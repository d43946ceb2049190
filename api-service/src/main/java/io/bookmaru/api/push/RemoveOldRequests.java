package io.bookmaru.api.push;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Forgets requests that push-service would not take any more either.
@Component
class RemoveOldRequests {
    private static final Logger log = LoggerFactory.getLogger(RemoveOldRequests.class);
    private static final Duration KEEP_FOR = Duration.ofDays(30);

    private final SubscriptionRequests requests;
    private final Clock clock;

    RemoveOldRequests(SubscriptionRequests requests, Clock clock) {
        this.requests = requests;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.HOURS)
    void remove() {
        int removed = requests.removeBefore(clock.instant().minus(KEEP_FOR));
        if (removed > 0) log.info("{} subscription requests are forgotten", removed);
    }
}
