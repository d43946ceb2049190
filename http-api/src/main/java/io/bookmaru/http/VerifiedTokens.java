package io.bookmaru.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/// Remembers who brought a token that was verified, since a signature costs more than the rest of a
/// small request. The key is the whole token, so one that differs by a character is not found, and
/// its times are looked at on each use. Refusals are not remembered.
class VerifiedTokens implements AuthenticationManager {
    private final AuthenticationManager verification;
    private final OAuth2TokenValidator<Jwt> times;
    private final Cache<String, Authentication> verified;

    VerifiedTokens(
            AuthenticationManager verification,
            OAuth2TokenValidator<Jwt> times,
            TokenProperties properties) {
        this.verification = verification;
        this.times = times;
        this.verified =
                Caffeine.newBuilder()
                        .maximumSize(properties.cacheSize())
                        .expireAfterWrite(properties.cacheTime())
                        .executor(Runnable::run)
                        .build();
    }

    @Override
    public Authentication authenticate(Authentication request) {
        var token = ((BearerTokenAuthenticationToken) request).getToken();
        var known = verified.getIfPresent(token);
        if (known != null && isInTime(known)) return known;
        var caller = verification.authenticate(request);
        verified.put(token, caller);
        return caller;
    }

    private boolean isInTime(Authentication caller) {
        return caller.getPrincipal() instanceof Jwt jwt && !times.validate(jwt).hasErrors();
    }
}
