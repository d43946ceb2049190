package io.bookmaru.api.signing;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class SigningKeyController {
    private static final String PATH = "/api/v1/admin/api/signing-keys";

    private final RotateKeys rotateKeys;
    private final CurrentKeys currentKeys;
    private final Clock clock;

    SigningKeyController(RotateKeys rotateKeys, CurrentKeys currentKeys, Clock clock) {
        this.rotateKeys = rotateKeys;
        this.currentKeys = currentKeys;
        this.clock = clock;
    }

    enum State {
        PUBLISHED,
        SIGNING,
        ACCEPTED
    }

    /// @param acceptedUntil null until its successor is known
    record Key(
            String id,
            State state,
            Instant createdAt,
            Instant signsFrom,
            @Nullable Instant acceptedUntil) {}

    /// The public half of each key (RFC 7517).
    @GetMapping("/oauth2/jwks")
    Map<String, Object> publicKeys() {
        return currentKeys.published().toJSONObject();
    }

    @GetMapping(PATH)
    List<Key> keys() {
        currentKeys.read();
        var ring = currentKeys.ring();
        var now = clock.instant();
        return ring.keys().stream().map(key -> key(key, ring, now)).toList();
    }

    /// The next key is published at once and signs later. Again while it waits: the same key.
    @PostMapping(PATH)
    @ResponseStatus(HttpStatus.CREATED)
    Key rotate() {
        var next = rotateKeys.rotate();
        currentKeys.read();
        return key(next, currentKeys.ring(), clock.instant());
    }

    /// For a key that somebody else has: what it has signed is refused.
    @DeleteMapping(PATH + "/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable String id) {
        rotateKeys.revoke(id);
        currentKeys.read();
    }

    private static Key key(SigningKey key, KeyRing ring, Instant now) {
        var until = ring.acceptedUntil(key);
        return new Key(
                key.id(),
                state(key, ring, now),
                key.createdAt(),
                key.signsFrom(),
                until.equals(Instant.MAX) ? null : until);
    }

    private static State state(SigningKey key, KeyRing ring, Instant now) {
        if (key.equals(ring.signer(now))) return State.SIGNING;
        return key.signsFrom().isAfter(now) ? State.PUBLISHED : State.ACCEPTED;
    }
}
