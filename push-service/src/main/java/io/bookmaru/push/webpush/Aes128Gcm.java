package io.bookmaru.push.webpush;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

/// The content coding `aes128gcm` (RFC 8188), restricted to the single record that web push allows
/// (RFC 8291 §4).
final class Aes128Gcm {
    static final int SALT_LENGTH = 16;

    private static final int RECORD_SIZE = 4096;
    private static final int TAG_LENGTH = 16;

    /// Ends the last record (RFC 8188 §2).
    private static final byte LAST_RECORD = 2;

    private static final String HKDF = "HKDF-SHA256";
    private static final byte[] KEY_INFO = "Content-Encoding: aes128gcm\0".getBytes(US_ASCII);
    private static final byte[] NONCE_INFO = "Content-Encoding: nonce\0".getBytes(US_ASCII);

    private Aes128Gcm() {}

    /// Header (RFC 8188 §2.1) and record.
    static byte[] encode(byte[] plaintext, byte[] keyingMaterial, byte[] salt, byte[] keyId)
            throws GeneralSecurityException {
        var kdf = KDF.getInstance(HKDF);
        var extracted = kdf.deriveKey("Generic", extract(salt, keyingMaterial).extractOnly());
        var key = kdf.deriveKey("AES", HKDFParameterSpec.expandOnly(extracted, KEY_INFO, 16));
        // The nonce of record 0 is the derived one itself (RFC 8188 §2.3).
        var nonce = kdf.deriveData(HKDFParameterSpec.expandOnly(extracted, NONCE_INFO, 12));
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(8 * TAG_LENGTH, nonce));
        var record = Arrays.copyOf(plaintext, plaintext.length + 1);
        record[plaintext.length] = LAST_RECORD;

        return ByteBuffer.allocate(headerLength(keyId) + record.length + TAG_LENGTH)
                .put(salt)
                .putInt(RECORD_SIZE)
                .put((byte) keyId.length)
                .put(keyId)
                .put(cipher.doFinal(record))
                .array();
    }

    static byte[] hkdf(byte[] salt, byte[] keyingMaterial, byte[] info, int length)
            throws GeneralSecurityException {
        return KDF.getInstance(HKDF)
                .deriveData(extract(salt, keyingMaterial).thenExpand(info, length));
    }

    private static HKDFParameterSpec.Builder extract(byte[] salt, byte[] keyingMaterial) {
        return HKDFParameterSpec.ofExtract().addSalt(salt).addIKM(keyingMaterial);
    }

    private static int headerLength(byte[] keyId) {
        return SALT_LENGTH + Integer.BYTES + 1 + keyId.length;
    }
}
