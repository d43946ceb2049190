package io.bookmaru.push.subscription;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;

/// Where a browser is reached, and what its messages are encrypted with.
///
/// @param endpoint the text that was sent: a browser unsubscribes with the same
/// @param p256dh its public key, an uncompressed point in base64url
/// @param auth its authentication secret in base64url, which no other browser has
record PushAddress(String endpoint, String p256dh, String auth) {

    /// In a time that does not tell how much of it was right.
    boolean hasAuth(String claimed) {
        return MessageDigest.isEqual(auth.getBytes(US_ASCII), claimed.getBytes(US_ASCII));
    }

    /// Records print their components; whoever reads these can send to the browser.
    @Override
    public String toString() {
        return "PushAddress[]";
    }
}
