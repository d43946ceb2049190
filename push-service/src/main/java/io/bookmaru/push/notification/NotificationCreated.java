package io.bookmaru.push.notification;

/// A member has something new to read. Published inside the transaction that stores it.
public record NotificationCreated(long notificationId, long memberId) {}
