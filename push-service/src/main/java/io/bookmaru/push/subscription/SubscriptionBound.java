package io.bookmaru.push.subscription;

/// A browser now belongs to a member. Published inside the transaction that binds it.
///
/// @param bindingVersion grows when the browser changes hands; what was meant for the member before
///   carries the version before
public record SubscriptionBound(long subscriptionId, long memberId, int bindingVersion) {}
