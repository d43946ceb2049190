package io.bookmaru.push.comment;

import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Looks for windows that have ended. Any number of instances may run it.
@Component
class EndWindows {
    private static final Logger log = LoggerFactory.getLogger(EndWindows.class);
    private static final int BATCH = 500;

    private final CommentWindows windows;
    private final EndWindow endWindow;
    private final Clock clock;

    EndWindows(CommentWindows windows, EndWindow endWindow, Clock clock) {
        this.windows = windows;
        this.endWindow = endWindow;
        this.clock = clock;
    }

    /// One that fails is looked at again in a second, after the others.
    @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void end() {
        for (var window : windows.due(clock.instant(), BATCH)) {
            try {
                endWindow.end(window);
            } catch (RuntimeException e) {
                log.warn("Comments not told (notification {})", window.notificationId(), e);
            }
        }
    }
}
