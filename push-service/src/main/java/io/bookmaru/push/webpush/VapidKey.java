package io.bookmaru.push.webpush;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.util.Arrays;
import java.util.Base64;

/// A key pair that identifies us to push services (RFC 8292 §3). Browsers subscribe for its public
/// half, and take messages from nobody else.
public final class VapidKey {
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();
    private static final int ID_BYTES = 9;

    private final PrivateKey privateKey;
    private final String id;
    private final String publicKey;

    private VapidKey(PrivateKey privateKey, byte[] point) throws GeneralSecurityException {
        var digest = MessageDigest.getInstance("SHA-256").digest(point);
        this.privateKey = privateKey;
        this.id = BASE64URL.encodeToString(Arrays.copyOf(digest, ID_BYTES));
        this.publicKey = BASE64URL.encodeToString(point);
    }

    /// @param file PEM with a PKCS#8 private key of the curve P-256
    /// @throws IllegalStateException when it has something else
    public static VapidKey read(Path file) {
        try {
            var privateKey = P256.privateKey(pkcs8(file));
            return new VapidKey(privateKey, P256.point(P256.publicKeyOf(privateKey)));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "VAPID key: cannot use %s (expected: a PEM file, made with: %s)"
                            .formatted(file, VapidKeys.MAKE_ONE),
                    e);
        }
    }

    /// Tells one key pair from the next; derived from the public key.
    public String id() {
        return id;
    }

    /// Uncompressed point, base64url: the browser's `applicationServerKey`.
    public String publicKey() {
        return publicKey;
    }

    /// ES256 (RFC 7518 §3.4).
    byte[] sign(byte[] input) throws GeneralSecurityException {
        return P256.sign(privateKey, input);
    }

    private static byte[] pkcs8(Path file) throws IOException {
        var base64 =
                Files.readString(file, US_ASCII)
                        .replaceFirst("(?s).*-----BEGIN PRIVATE KEY-----", "")
                        .replaceFirst("(?s)-----END PRIVATE KEY-----.*", "");
        return Base64.getMimeDecoder().decode(base64);
    }
}
