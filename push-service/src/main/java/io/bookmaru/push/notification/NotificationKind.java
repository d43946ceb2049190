package io.bookmaru.push.notification;

import java.time.Duration;

/// What a notification is about.
public enum NotificationKind {
    COMMENT(Duration.ofHours(24)),

    /// Waits for the new member's first browser, which may take a few days.
    WELCOME(Duration.ofDays(7)),

    GIVEAWAY_WON(Duration.ofDays(3));

    private final Duration timeToLive;

    NotificationKind(Duration timeToLive) {
        this.timeToLive = timeToLive;
    }

    /// How long it is worth a push. It stays in the inbox.
    Duration timeToLive() {
        return timeToLive;
    }
}
