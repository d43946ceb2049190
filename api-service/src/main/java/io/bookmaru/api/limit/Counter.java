package io.bookmaru.api.limit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Something that may happen so many times in a window.
///
/// @param subject what happens and to whom
record Counter(String subject, int limit) {

    /// What is stored: neither e-mail addresses nor those of clients.
    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(subject.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
