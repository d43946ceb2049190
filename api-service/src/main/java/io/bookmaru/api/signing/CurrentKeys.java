package io.bookmaru.api.signing;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// What this instance knows of the keys. While the database is away it goes on with that.
///
/// This service verifies tokens with it rather than asking itself over HTTP. A token of an unknown
/// key may be signed by one that another instance has just made: the keys are read again, at most
/// once a second.
@Component
public class CurrentKeys implements JWKSource<SecurityContext> {
    private static final Logger log = LoggerFactory.getLogger(CurrentKeys.class);
    private static final Duration READ_AT_MOST_EVERY = Duration.ofSeconds(1);

    private final RotateKeys rotateKeys;
    private final Clock clock;
    private final AtomicReference<Instant> readAt;
    private volatile KeyRing ring;

    CurrentKeys(RotateKeys rotateKeys, Clock clock) {
        this.rotateKeys = rotateKeys;
        this.clock = clock;
        this.readAt = new AtomicReference<>(clock.instant());
        this.ring = rotateKeys.read();
    }

    public SigningKey signer() {
        return ring.signer(clock.instant());
    }

    public JWKSet published() {
        return ring.published(clock.instant());
    }

    KeyRing ring() {
        return ring;
    }

    void read() {
        readAt.set(clock.instant());
        ring = rotateKeys.read();
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) {
        var found = selector.select(published());
        return found.isEmpty() && readAgain() ? selector.select(published()) : found;
    }

    private boolean readAgain() {
        var last = readAt.get();
        var now = clock.instant();
        if (now.isBefore(last.plus(READ_AT_MOST_EVERY)) || !readAt.compareAndSet(last, now)) {
            return false;
        }
        try {
            ring = rotateKeys.read();
            return true;
        } catch (RuntimeException e) {
            log.warn("Signing keys cannot be read: {}", e.toString());
            return false;
        }
    }
}
