package io.bookmaru.push.webpush;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;

/// Encrypts a message so that only the subscribed browser can read it (RFC 8291).
final class MessageEncryption {
    /// Bytes of plaintext that every push service must take: 4096 less the header, the tag and the
    /// delimiter (RFC 8291 §4).
    static final int MAX_PLAINTEXT = 3993;

    private static final byte[] KEY_INFO = "WebPush: info\0".getBytes(US_ASCII);

    private final SecureRandom random = new SecureRandom();

    /// Two encryptions of the same message share neither key nor salt.
    byte[] encrypt(byte[] plaintext, ReceiverKeys receiver) {
        var salt = new byte[Aes128Gcm.SALT_LENGTH];
        random.nextBytes(salt);
        return encrypt(plaintext, receiver, P256.newKeyPair(), salt);
    }

    byte[] encrypt(byte[] plaintext, ReceiverKeys receiver, KeyPair sender, byte[] salt) {
        if (plaintext.length > MAX_PLAINTEXT) {
            throw new IllegalArgumentException(
                    "message of %d bytes (expected: <= %d)"
                            .formatted(plaintext.length, MAX_PLAINTEXT));
        }
        try {
            var senderPoint = P256.point((ECPublicKey) sender.getPublic());
            var secret = P256.agree(sender.getPrivate(), receiver.publicKey());
            var keyingMaterial =
                    Aes128Gcm.hkdf(
                            receiver.auth(), secret, keyInfo(receiver.point(), senderPoint), 32);
            return Aes128Gcm.encode(plaintext, keyingMaterial, salt, senderPoint);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Binds the key to both parties (RFC 8291 §3.3).
    private static byte[] keyInfo(byte[] receiverPoint, byte[] senderPoint) {
        return ByteBuffer.allocate(KEY_INFO.length + 2 * P256.POINT_LENGTH)
                .put(KEY_INFO)
                .put(receiverPoint)
                .put(senderPoint)
                .array();
    }
}
