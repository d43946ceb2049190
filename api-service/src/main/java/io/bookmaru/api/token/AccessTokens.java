package io.bookmaru.api.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.bookmaru.api.member.Member;
import io.bookmaru.api.signing.AccessTokenProperties;
import io.bookmaru.api.signing.CurrentKeys;
import io.bookmaru.http.TokenProperties;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Issues JWTs (RFC 7519):
/// `{"iss":"bookmaru","aud":"bookmaru","sub":"42","roles":["MEMBER"],"iat":…,"exp":…}`.
@Component
class AccessTokens {
    private final CurrentKeys keys;
    private final TokenProperties token;
    private final AccessTokenProperties properties;
    private final Clock clock;

    AccessTokens(
            CurrentKeys keys,
            TokenProperties token,
            AccessTokenProperties properties,
            Clock clock) {
        this.keys = keys;
        this.token = token;
        this.properties = properties;
        this.clock = clock;
    }

    String issue(Member member) {
        var now = clock.instant();
        var claims =
                new JWTClaimsSet.Builder()
                        .jwtID(UUID.randomUUID().toString())
                        .issuer(token.issuer())
                        .audience(token.audience())
                        .subject(Long.toString(member.id()))
                        .claim(
                                "roles",
                                member.admin() ? List.of("MEMBER", "ADMIN") : List.of("MEMBER"))
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(properties.accessLifetime())))
                        .build();
        var key = keys.signer();
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.id()).build();
        var jwt = new SignedJWT(header, claims);
        try {
            jwt.sign(new RSASSASigner(key.pair()));
        } catch (JOSEException e) {
            throw new IllegalStateException("Signing key " + key.id() + " cannot sign", e);
        }
        return jwt.serialize();
    }

    Duration lifetime() {
        return properties.accessLifetime();
    }
}
