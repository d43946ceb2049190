package io.bookmaru.push.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// A tag as the push service may know it: hashed, since it reads topics (RFC 8030 §5.4), and as
/// long as a topic may be.
final class PushTopic {
    private static final int MAX_LENGTH = 32;

    private PushTopic() {}

    static String of(String tag) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(tag.getBytes(UTF_8));
            return Base64.getUrlEncoder().encodeToString(hash).substring(0, MAX_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
