package io.bookmaru.push.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A delivery that this instance has claimed.
///
/// @param attempt from 1. Only the latest attempt may record an outcome, so one whose lease has run
///   out cannot overrule its successor
/// @param origin of the endpoint when the delivery was planned
/// @param receiver null when the browser is gone or belongs to somebody else by now
record DueDelivery(
        long id,
        int attempt,
        Instant expiresAt,
        String origin,
        long subscriptionId,
        int bindingVersion,
        PushPayload payload,
        Wishes wishes,
        @Nullable Receiver receiver) {

    /// @param refusal why it is not to be sent any more; null when it is
    /// @param quietHours whether the member has any
    record Wishes(long memberId, @Nullable String refusal, boolean quietHours) {}

    /// @param p256dh as it is stored, and so is auth
    /// @param keyId of the key that it was made for
    /// @param pausedUntil null unless this subscription refuses that key
    record Receiver(
            String endpoint,
            String p256dh,
            String auth,
            String keyId,
            @Nullable Instant pausedUntil) {}
}
