package io.bookmaru.push.subscription;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/// Keeps a browser's keys from whoever reads the database: AES-256-GCM under the configured secret.
/// The endpoint is authenticated with them, so those of one browser cannot be put into the row of
/// another.
@Component
public class AddressEncryption {

    /// No base64url has a point, so this is never the beginning of a key that is kept as it came.
    static final String PREFIX = "1.";

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey key;
    private final SecureRandom random = new SecureRandom();

    AddressEncryption(StorageProperties properties) {
        this.key = key(properties.secret());
    }

    String encrypt(String value, String endpoint) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var encrypted =
                    cipher(Cipher.ENCRYPT_MODE, nonce, endpoint).doFinal(value.getBytes(UTF_8));
            var stored = Arrays.copyOf(nonce, NONCE_BYTES + encrypted.length);
            System.arraycopy(encrypted, 0, stored, NONCE_BYTES, encrypted.length);
            return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(stored);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// What was stored before there was a secret is given back as it is.
    ///
    /// @throws IllegalStateException when it was stored under another secret
    public String decrypt(String stored, String endpoint) {
        if (!stored.startsWith(PREFIX)) return stored;
        var bytes = Base64.getUrlDecoder().decode(stored.substring(PREFIX.length()));
        var nonce = Arrays.copyOf(bytes, NONCE_BYTES);
        try {
            var decrypted =
                    cipher(Cipher.DECRYPT_MODE, nonce, endpoint)
                            .doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES);
            return new String(decrypted, UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "A browser's keys cannot be decrypted (expected: the bookmaru.push.storage.secret"
                            + " that they were stored with)");
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String endpoint) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(endpoint.getBytes(UTF_8));
        return cipher;
    }

    /// The secret is random, so its hash is as good as a derived key.
    private static SecretKey key(String secret) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(UTF_8));
            return new SecretKeySpec(hash, "AES");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
