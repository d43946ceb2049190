package io.bookmaru.push.testing;

import java.time.Duration;

/// A push that a browser got, decrypted.
///
/// @param vapidKey the sender's public key as in `k`, base64url
/// @param topic null when there was none
/// @param keyAndSalt of this message's encryption; never the same twice
public record ReceivedPush(
        String text,
        Duration timeToLive,
        String urgency,
        String topic,
        String vapidKey,
        String keyAndSalt) {}
