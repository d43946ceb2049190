package io.bookmaru.push.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// The browser's side of RFC 8291 and RFC 8188, written from the texts with HMAC alone.
public final class Decryption {
    private static final int HEADER_BEFORE_KEY = 21;

    private final PrivateKey privateKey;
    private final byte[] point;
    private final byte[] auth;

    public Decryption(PrivateKey privateKey, byte[] point, byte[] auth) {
        this.privateKey = privateKey;
        this.point = point;
        this.auth = auth;
    }

    public byte[] decrypt(byte[] body) throws GeneralSecurityException {
        var header = ByteBuffer.wrap(body);
        var salt = new byte[16];
        header.get(salt);
        var recordSize = header.getInt();
        var senderPoint = new byte[header.get()];
        header.get(senderPoint);
        var record = new byte[header.remaining()];
        header.get(record);
        if (recordSize < 18 || record.length > recordSize) {
            throw new GeneralSecurityException("not a single record of at most " + recordSize);
        }
        return unpadded(open(record, salt, keyingMaterial(senderPoint)));
    }

    /// What must never repeat: the sender's key and the salt.
    static String keyAndSalt(byte[] body) {
        return Base64.getEncoder().encodeToString(Arrays.copyOf(body, HEADER_BEFORE_KEY + 65));
    }

    private byte[] keyingMaterial(byte[] senderPoint) throws GeneralSecurityException {
        var agreement = KeyAgreement.getInstance("ECDH", "SunEC");
        agreement.init(privateKey);
        agreement.doPhase(PublicPoint.read(senderPoint), true);
        var info = concat("WebPush: info\0".getBytes(UTF_8), point, senderPoint);
        return hmac(hmac(auth, agreement.generateSecret()), concat(info, new byte[] {1}));
    }

    private static byte[] open(byte[] record, byte[] salt, byte[] keyingMaterial)
            throws GeneralSecurityException {
        var prk = hmac(salt, keyingMaterial);
        var key = hmac(prk, "Content-Encoding: aes128gcm\0\1".getBytes(UTF_8));
        var nonce = hmac(prk, "Content-Encoding: nonce\0\1".getBytes(UTF_8));
        var cipher = Cipher.getInstance("AES/GCM/NoPadding", "SunJCE");
        cipher.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(key, 0, 16, "AES"),
                new GCMParameterSpec(128, nonce, 0, 12));
        return cipher.doFinal(record);
    }

    private static byte[] unpadded(byte[] record) throws GeneralSecurityException {
        var end = record.length - 1;
        while (end > 0 && record[end] == 0) end--;
        if (end < 0 || record[end] != 2) throw new GeneralSecurityException("no last record");
        return Arrays.copyOf(record, end);
    }

    private static byte[] hmac(byte[] key, byte[] data) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(data);
    }

    private static byte[] concat(byte[]... parts) {
        var length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        var all = ByteBuffer.allocate(length);
        for (var part : parts) all.put(part);
        return all.array();
    }
}
