package io.bookmaru.api.giveaway;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// HMAC-SHA256 (RFC 2104) under one key, for any thread.
final class HmacSha256 {
    private static final String ALGORITHM = "HmacSHA256";

    private final Mac prepared;

    HmacSha256(byte[] key) {
        try {
            prepared = Mac.getInstance(ALGORITHM);
            prepared.init(new SecretKeySpec(key, ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// To prepare the key costs more than a copy of what was prepared.
    byte[] of(byte[] message) {
        try {
            return ((Mac) prepared.clone()).doFinal(message);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }
}
