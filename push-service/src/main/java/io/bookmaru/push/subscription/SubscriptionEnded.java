package io.bookmaru.push.subscription;

/// A browser has left a member. Published after the commit, and before anybody is told: whoever
/// listens sees to it that what was meant for the member does not arrive there any more.
///
/// @param bindingVersion the last that the member had
public record SubscriptionEnded(long subscriptionId, long memberId, int bindingVersion) {}
