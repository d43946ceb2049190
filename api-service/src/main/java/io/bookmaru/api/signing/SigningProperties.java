package io.bookmaru.api.signing;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param secret encrypts what the database must not tell: private keys, and receipt keys and seeds
///   of giveaways; the same for all instances, random, at least 24 characters
/// @param otherSecrets open what was encrypted with them; nothing new is
/// @param rotateEvery how long a key signs until the next one takes over
/// @param publishAhead how long a new key is published before it signs; the others read the key set
///   every 5 minutes, so at least 10
@ConfigurationProperties("bookmaru.signing")
record SigningProperties(
        String secret,
        @DefaultValue List<String> otherSecrets,
        @DefaultValue("30d") Duration rotateEvery,
        @DefaultValue("1h") Duration publishAhead) {
    private static final int SECRET_LENGTH = 24;
    private static final Duration TWO_READS = Duration.ofMinutes(10);

    @SuppressWarnings("NullAway") // A secret that is not set is bound as null.
    SigningProperties {
        if (secret == null || secret.length() < SECRET_LENGTH) {
            throw new IllegalArgumentException(
                    "bookmaru.signing.secret: "
                            + (secret == null ? "not set" : secret.length() + " characters")
                            + " (expected: >= 24, for example from `openssl rand -base64 24`)");
        }
        if (publishAhead.compareTo(TWO_READS) < 0) {
            throw new IllegalArgumentException(
                    "bookmaru.signing.publish-ahead: " + publishAhead + " (expected: >= PT10M)");
        }
        if (rotateEvery.compareTo(publishAhead) <= 0) {
            throw new IllegalArgumentException(
                    "bookmaru.signing.rotate-every: "
                            + rotateEvery
                            + " (expected: > publish-ahead, "
                            + publishAhead
                            + ")");
        }
    }

    /// Records print their components; this one must not end in a log.
    @Override
    public String toString() {
        return "SigningProperties[rotateEvery=%s, publishAhead=%s]"
                .formatted(rotateEvery, publishAhead);
    }
}
