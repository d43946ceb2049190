package io.bookmaru.push.subscription;

import org.jspecify.annotations.Nullable;

/// What a request has done.
///
/// @param ended null unless it took a browser from a member
record Applied(SubscriptionOutcome outcome, @Nullable SubscriptionEnded ended) {

    static Applied withoutEnd(SubscriptionOutcome outcome) {
        return new Applied(outcome, null);
    }

    static Applied refused(String reason) {
        return withoutEnd(new SubscriptionOutcome.Refused(reason));
    }
}
