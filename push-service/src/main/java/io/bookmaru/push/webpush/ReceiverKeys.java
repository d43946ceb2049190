package io.bookmaru.push.webpush;

import java.security.GeneralSecurityException;
import java.security.interfaces.ECPublicKey;
import java.util.Base64;

/// What a browser gave us to encrypt for it: its public key and its authentication secret (RFC 8291
/// §2 and §3.2).
public final class ReceiverKeys {
    private static final int AUTH_LENGTH = 16;

    private final ECPublicKey publicKey;
    private final byte[] point;
    private final byte[] auth;

    private ReceiverKeys(ECPublicKey publicKey, byte[] point, byte[] auth) {
        this.publicKey = publicKey;
        this.point = point;
        this.auth = auth;
    }

    /// @param p256dh uncompressed point, base64url
    /// @param auth 16 bytes, base64url
    /// @throws InvalidReceiverKeysException for good: the same keys never become valid
    public static ReceiverKeys parse(String p256dh, String auth) {
        try {
            var point = Base64.getUrlDecoder().decode(p256dh);
            var secret = Base64.getUrlDecoder().decode(auth);
            if (secret.length != AUTH_LENGTH) {
                throw new InvalidReceiverKeysException(
                        "auth of %d bytes (expected: 16)".formatted(secret.length));
            }
            return new ReceiverKeys(P256.publicKey(point), point, secret);
        } catch (GeneralSecurityException e) {
            throw new InvalidReceiverKeysException("p256dh is not a point of the curve P-256");
        } catch (IllegalArgumentException e) {
            throw new InvalidReceiverKeysException("keys are not base64url");
        }
    }

    ECPublicKey publicKey() {
        return publicKey;
    }

    byte[] point() {
        return point.clone();
    }

    byte[] auth() {
        return auth.clone();
    }
}
