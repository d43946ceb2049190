package io.bookmaru.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.security.Key;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/// Remembers who brought a token that was verified, since a signature costs more than the rest of a
/// small request. The cache is asked by the whole token, so one that differs by a character is not
/// found, and its times are looked at on each use. Refusals are not remembered.
///
/// A signature that was good stays good, but its key may be withdrawn: whether it still is the
/// published one is asked again after a while.
class VerifiedTokens implements AuthenticationManager {
    private final AuthenticationManager verification;
    private final OAuth2TokenValidator<Jwt> times;
    private final Function<String, List<? extends Key>> keys;
    private final TokenProperties properties;
    private final Clock clock;
    private final Cache<String, Verified> verified;

    /// @param keys published now under an id
    VerifiedTokens(
            AuthenticationManager verification,
            OAuth2TokenValidator<Jwt> times,
            Function<String, List<? extends Key>> keys,
            TokenProperties properties,
            Clock clock) {
        this.verification = verification;
        this.times = times;
        this.keys = keys;
        this.properties = properties;
        this.clock = clock;
        this.verified =
                Caffeine.newBuilder()
                        .maximumSize(properties.cacheSize())
                        .expireAfterAccess(properties.cacheTime())
                        .executor(Runnable::run)
                        .build();
    }

    /// @param keys that were published at `askedAt`
    private record Verified(Authentication caller, List<? extends Key> keys, Instant askedAt) {}

    @Override
    public Authentication authenticate(Authentication request) {
        var token = ((BearerTokenAuthenticationToken) request).getToken();
        var known = verified.getIfPresent(token);
        if (known != null && isInTime(known.caller) && isOfCurrentKey(token, known))
            return known.caller;
        var caller = verification.authenticate(request);
        verified.put(token, new Verified(caller, keysOf(caller), clock.instant()));
        return caller;
    }

    private boolean isInTime(Authentication caller) {
        return caller.getPrincipal() instanceof Jwt jwt && !times.validate(jwt).hasErrors();
    }

    private boolean isOfCurrentKey(String token, Verified known) {
        var now = clock.instant();
        if (now.isBefore(known.askedAt.plus(properties.cacheTime()))) return true;
        var current = keysOf(known.caller);
        if (current.isEmpty() || !current.equals(known.keys)) return false;
        verified.put(token, new Verified(known.caller, current, now));
        return true;
    }

    private List<? extends Key> keysOf(Authentication caller) {
        return caller.getPrincipal() instanceof Jwt jwt
                        && jwt.getHeaders().get("kid") instanceof String id
                ? keys.apply(id)
                : List.of();
    }
}
