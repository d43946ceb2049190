package io.bookmaru.http;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/// What every token of api-service has, beyond the standard: it names its key, it has been issued
/// already, it soon expires, and its roles are a list of known ones. A token that differs was made
/// by something else, whoever signed it.
class OwnClaims implements OAuth2TokenValidator<Jwt> {
    static final String ROLES = "roles";
    private static final Set<String> KNOWN_ROLES = Set.of("MEMBER", "ADMIN");

    /// More than `bookmaru.token.access-lifetime`.
    private static final Duration LONGEST_LIFETIME = Duration.ofHours(1);

    private final Duration clockSkew;
    private final Clock clock;

    OwnClaims(Duration clockSkew, Clock clock) {
        this.clockSkew = clockSkew;
        this.clock = clock;
    }

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        if (!(token.getHeaders().get("kid") instanceof String)) return refused("kid");
        if (!isNow(token)) return refused("iat, exp");
        if (!areRoles(token.getClaims().get(ROLES))) return refused(ROLES);
        return OAuth2TokenValidatorResult.success();
    }

    private boolean isNow(Jwt token) {
        var issued = token.getIssuedAt();
        var expires = token.getExpiresAt();
        var latest = clock.instant().plus(clockSkew);
        return issued != null
                && !issued.isAfter(latest)
                && expires != null
                && !expires.isAfter(latest.plus(LONGEST_LIFETIME));
    }

    private static boolean areRoles(@Nullable Object roles) {
        return roles instanceof Collection<?> list
                && !list.isEmpty()
                && list.stream().allMatch(role -> role != null && KNOWN_ROLES.contains(role));
    }

    private static OAuth2TokenValidatorResult refused(String what) {
        return OAuth2TokenValidatorResult.failure(
                new OAuth2Error("invalid_token", "Not as api-service issues it: " + what, null));
    }
}
