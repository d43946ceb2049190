package io.bookmaru.push.subscription;

import org.springframework.boot.context.properties.ConfigurationProperties;

/// @param secret encrypts the keys of browsers in the database; the same for all instances, random,
///   at least 24 characters
@ConfigurationProperties("bookmaru.push.storage")
record StorageProperties(String secret) {
    private static final int SECRET_LENGTH = 24;

    @SuppressWarnings("NullAway") // A secret that is not set is bound as null.
    StorageProperties {
        if (secret == null || secret.length() < SECRET_LENGTH) {
            throw new IllegalArgumentException(
                    "bookmaru.push.storage.secret: "
                            + (secret == null ? "not set" : secret.length() + " characters")
                            + " (expected: >= 24, for example from `openssl rand -base64 24`)");
        }
    }

    /// Records print their components; this one must not end in a log.
    @Override
    public String toString() {
        return "StorageProperties[]";
    }
}
