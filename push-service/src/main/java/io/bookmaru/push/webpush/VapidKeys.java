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
import org.springframework.stereotype.Component;

/// The key pair that identifies us to push services (RFC 8292 §3). Browsers subscribe for its
/// public half, so a new pair cuts off every subscription made for the old one.
@Component
public final class VapidKeys {
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();
    private static final String MAKE_ONE =
            "openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out vapid.pem";

    private final PrivateKey privateKey;
    private final byte[] point;

    VapidKeys(VapidProperties properties) {
        var file = properties.privateKey();
        if (file == null) {
            throw new IllegalStateException(
                    "bookmaru.vapid.private-key is not set (expected: a PEM file, made with: %s)"
                            .formatted(MAKE_ONE));
        }
        try {
            this.privateKey = P256.privateKey(pkcs8(file));
            this.point = P256.point(P256.publicKeyOf(privateKey));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "bookmaru.vapid.private-key: cannot use %s (expected: a PEM file, made with: %s)"
                            .formatted(file, MAKE_ONE),
                    e);
        }
    }

    /// Uncompressed point, base64url: the browser's `applicationServerKey`.
    public String publicKey() {
        return BASE64URL.encodeToString(point);
    }

    /// Tells one key pair from the next; derived from the public key.
    public String keyId() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(point);
            return BASE64URL.encodeToString(Arrays.copyOf(digest, 9));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
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
