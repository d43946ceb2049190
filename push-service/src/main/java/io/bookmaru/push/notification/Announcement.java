package io.bookmaru.push.notification;

import java.util.UUID;

/// What each of many members is told about itself.
///
/// @param eventId what happened; a member is told of it once
public record Announcement(UUID eventId, NotificationKind kind, String url, String tag) {}
