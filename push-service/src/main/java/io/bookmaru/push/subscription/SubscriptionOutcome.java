package io.bookmaru.push.subscription;

/// What became of a request.
sealed interface SubscriptionOutcome {

    record Subscribed(long subscriptionId) implements SubscriptionOutcome {}

    /// There is no such subscription of that member now, whether or not there was one.
    record Unsubscribed() implements SubscriptionOutcome {}

    /// @param reason in words, without the endpoint or the keys
    record Refused(String reason) implements SubscriptionOutcome {}
}
