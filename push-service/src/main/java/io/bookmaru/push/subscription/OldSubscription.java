package io.bookmaru.push.subscription;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;

/// What somebody says that a browser's subscription was before.
///
/// @param auth base64url without padding
record OldSubscription(String endpoint, String auth) {

    /// Of both, so that it is recognized and cannot be used.
    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest((auth + " " + endpoint).getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Records print their components.
    @Override
    public String toString() {
        return "OldSubscription[]";
    }
}
