package io.bookmaru.push.subscription;

/// A browser of a member.
///
/// @param bindingVersion grows when the browser changes hands
/// @param keyId which of our keys it was made for
record Subscription(long id, long memberId, int bindingVersion, String keyId, PushAddress address) {

    SubscriptionEnded ended() {
        return new SubscriptionEnded(id, memberId, bindingVersion);
    }
}
