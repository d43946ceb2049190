package io.bookmaru.push.notification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A notification as its member sees it in the inbox.
///
/// @param readAt null while unread
record Notification(
        long id,
        NotificationKind kind,
        String title,
        String body,
        String url,
        Instant createdAt,
        @Nullable Instant readAt) {}
