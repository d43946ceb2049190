package io.bookmaru.api.signing;

import com.nimbusds.jose.jwk.RSAKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// @param pair both halves
/// @param signsFrom when it takes over from the one before it; until then it is only published
public record SigningKey(RSAKey pair, Instant createdAt, Instant signsFrom) {

    public String id() {
        return pair.getKeyID();
    }

    /// The same pair is the same key.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SigningKey key && id().equals(key.id());
    }

    @Override
    public int hashCode() {
        return id().hashCode();
    }

    /// Without the private half.
    @Override
    public String toString() {
        return "SigningKey[" + id() + ", signsFrom=" + signsFrom + "]";
    }
}
