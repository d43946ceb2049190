package io.bookmaru.api.signing;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Which key does what at a given time.
///
/// @param keys in the order in which they sign, at least one
/// @param keepFor how long a key is accepted after its successor has taken over
record KeyRing(List<SigningKey> keys, Duration keepFor) {

    /// The last whose time has come. By an instance's clock that is behind it may be too early for
    /// any; the first one signs then.
    SigningKey signer(Instant now) {
        return keys.reversed().stream()
                .filter(key -> !key.signsFrom().isAfter(now))
                .findFirst()
                .orElse(keys.getFirst());
    }

    /// The newest, while it does not sign yet.
    Optional<SigningKey> next(Instant now) {
        var newest = keys.getLast();
        return newest.signsFrom().isAfter(now) ? Optional.of(newest) : Optional.empty();
    }

    /// Nothing that is still valid can have been signed by these.
    List<SigningKey> retired(Instant now) {
        return IntStream.range(0, keys.size() - 1)
                .filter(i -> !keys.get(i + 1).signsFrom().plus(keepFor).isAfter(now))
                .mapToObj(keys::get)
                .toList();
    }

    /// Public halves of all but the retired.
    JWKSet published(Instant now) {
        var retired = retired(now);
        List<JWK> published =
                keys.stream()
                        .filter(key -> !retired.contains(key))
                        .<JWK>map(key -> key.pair().toPublicJWK())
                        .toList();
        return new JWKSet(published);
    }

    Instant acceptedUntil(SigningKey key) {
        int next = keys.indexOf(key) + 1;
        return next == keys.size() ? Instant.MAX : keys.get(next).signsFrom().plus(keepFor);
    }
}
