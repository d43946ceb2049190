package io.bookmaru.push.subscription;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Forgets when a browser was last heard of, and what was answered then, once it makes no
/// difference any more.
@Component
class RemoveOldRequests {
    private static final Logger log = LoggerFactory.getLogger(RemoveOldRequests.class);

    private final NewestRequests newestRequests;
    private final AnsweredRequests answeredRequests;

    RemoveOldRequests(NewestRequests newestRequests, AnsweredRequests answeredRequests) {
        this.newestRequests = newestRequests;
        this.answeredRequests = answeredRequests;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.HOURS)
    void remove() {
        answeredRequests.removeOld();
        var removed = newestRequests.removeOld();
        if (removed > 0) log.info("{} browsers have not been heard of for long", removed);
    }
}
