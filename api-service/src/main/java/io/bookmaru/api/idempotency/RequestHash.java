package io.bookmaru.api.idempotency;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// What two requests must have in common for one to be a repeat of the other.
final class RequestHash {

    private RequestHash() {}

    /// @param body as it was understood: white space and the order of its fields do not matter
    static byte[] of(String operation, byte[] body) {
        var sha256 = sha256();
        sha256.update((operation + "\n").getBytes(StandardCharsets.UTF_8));
        return sha256.digest(body);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
