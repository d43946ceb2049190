package io.bookmaru.api.signing;

import com.nimbusds.jose.jwk.RSAKey;
import io.bookmaru.http.NotFoundException;
import io.bookmaru.http.TokenProperties;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Changes the keys, one instance at a time.
@Component
class RotateKeys {
    private static final Logger log = LoggerFactory.getLogger(RotateKeys.class);
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private final SigningKeys keys;
    private final SigningProperties properties;
    private final AccessTokenProperties accessTokens;
    private final Duration keepFor;
    private final TransactionTemplate transactions;
    private final Clock clock;

    RotateKeys(
            SigningKeys keys,
            SigningProperties properties,
            AccessTokenProperties accessTokens,
            TokenProperties verification,
            TransactionTemplate transactions,
            Clock clock) {
        this.keys = keys;
        this.properties = properties;
        this.accessTokens = accessTokens;
        this.keepFor = accessTokens.accessLifetime().plus(verification.clockSkew()).plus(MARGIN);
        this.transactions = transactions;
        this.clock = clock;
    }

    /// Makes the first key if there is none.
    KeyRing read() {
        var stored = keys.all();
        return stored.isEmpty() ? alone(_ -> ring()) : new KeyRing(stored, keepFor);
    }

    /// Publishes the next key when its time has come and removes those that are retired.
    void rotateIfDue() {
        alone(ring -> {
            var now = clock.instant();
            ring.retired(now)
                    .forEach(key -> {
                        keys.remove(key.id());
                        log.info("Signing key {} is removed: its last token has expired", key.id());
                    });
            var due = ring.keys().getLast().signsFrom().plus(properties.rotateEvery());
            if (!due.minus(properties.publishAhead()).isAfter(now)) publishNext(due);
            return ring;
        });
    }

    /// The next key, published now. There is never more than one that waits.
    SigningKey rotate() {
        return alone(ring -> ring.next(clock.instant()).orElseGet(() -> publishNext(Instant.MIN)));
    }

    /// Refuses what the key has signed, here within `bookmaru.token.cache-time`, and elsewhere when
    /// the others have read the key set again. If it signs now, the next one takes over at once.
    void revoke(String id) {
        alone(ring -> {
            var now = clock.instant();
            var revoked =
                    ring.keys().stream()
                            .filter(key -> key.id().equals(id))
                            .findFirst()
                            .orElseThrow(() -> NotFoundException.of("signing key", id));
            if (revoked.equals(ring.signer(now))) {
                ring.next(now)
                        .ifPresentOrElse(
                                next -> keys.signFrom(next.id(), now),
                                () -> insert(KeyPairs.generate(), now));
            }
            keys.remove(id);
            log.warn("Signing key {} is revoked: its tokens are refused", id);
            return ring;
        });
    }

    private SigningKey publishNext(Instant due) {
        var soonest = clock.instant().plus(properties.publishAhead());
        return insert(KeyPairs.generate(), due.isAfter(soonest) ? due : soonest);
    }

    private SigningKey insert(RSAKey pair, Instant signsFrom) {
        var key = new SigningKey(pair, clock.instant(), signsFrom);
        keys.insert(key);
        log.info("Signing key {} is published and signs from {}", key.id(), signsFrom);
        return key;
    }

    private <T> T alone(Function<KeyRing, T> change) {
        var changed =
                transactions.execute(_ -> {
                    keys.lock();
                    if (keys.all().isEmpty()) insert(firstPair(), clock.instant());
                    return change.apply(ring());
                });
        if (changed == null) throw new IllegalStateException("A change has a result");
        return changed;
    }

    private KeyRing ring() {
        return new KeyRing(List.copyOf(keys.all()), keepFor);
    }

    private RSAKey firstPair() {
        var file = accessTokens.signingKey();
        return file == null ? KeyPairs.generate() : KeyPairs.read(file);
    }
}
