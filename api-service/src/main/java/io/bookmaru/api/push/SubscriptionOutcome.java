package io.bookmaru.api.push;

import java.util.UUID;

sealed interface SubscriptionOutcome {

    record Subscribed(long subscriptionId) implements SubscriptionOutcome {}

    record Unsubscribed() implements SubscriptionOutcome {}

    record Refused(String reason) implements SubscriptionOutcome {}

    /// No answer in time: the request is kept and will be answered when push-service is back.
    record Kept(UUID requestId) implements SubscriptionOutcome {}
}
