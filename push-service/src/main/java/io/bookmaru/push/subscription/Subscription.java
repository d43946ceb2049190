package io.bookmaru.push.subscription;

/// A browser of a member.
///
/// @param bindingVersion grows when the browser changes hands
record Subscription(long id, long memberId, int bindingVersion, PushAddress address) {

    SubscriptionEnded ended() {
        return new SubscriptionEnded(id, memberId, bindingVersion);
    }
}
