package io.bookmaru.api.giveaway;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

final class Sha256 {

    static byte[] of(byte[] bytes) {
        return digest().digest(bytes);
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Sha256() {}
}
