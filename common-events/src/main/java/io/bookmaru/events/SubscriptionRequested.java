package io.bookmaru.events;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A member's browser wants to receive web pushes, or no longer does.
///
/// @param occurredAt which of several requests for one browser is the newest; an older one that
///   comes later changes nothing
/// @param requestId told back in the answer; the same request sent again has the same one
/// @param endpoint the push service's address for this browser
/// @param p256dh the browser's public key, base64url without padding (RFC 8291 §2.1); null to
///   unsubscribe
/// @param auth the browser's authentication secret, base64url without padding; null to unsubscribe
/// @param applicationServerKey which of our public keys the browser subscribed for, base64url
///   without padding; null to unsubscribe, and when its page does not say
public record SubscriptionRequested(
        UUID eventId,
        Instant occurredAt,
        UUID requestId,
        long memberId,
        Kind kind,
        String endpoint,
        @Nullable String p256dh,
        @Nullable String auth,
        @Nullable String applicationServerKey)
        implements Event {

    public enum Kind {
        SUBSCRIBE,
        UNSUBSCRIBE
    }
}
