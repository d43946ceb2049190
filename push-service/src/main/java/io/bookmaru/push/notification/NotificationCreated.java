package io.bookmaru.push.notification;

import java.util.List;

/// Members have something new to read: a notification, or a new edition of one. Published inside
/// the transaction that stores it.
public record NotificationCreated(List<Long> notificationIds) {}
