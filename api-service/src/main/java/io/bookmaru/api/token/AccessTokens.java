package io.bookmaru.api.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.bookmaru.api.member.Member;
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
    private final RSAKey key;
    private final RSASSASigner signer;
    private final TokenProperties token;
    private final SigningProperties signing;
    private final Clock clock;

    AccessTokens(RSAKey key, TokenProperties token, SigningProperties signing, Clock clock)
            throws JOSEException {
        this.key = key;
        this.signer = new RSASSASigner(key);
        this.token = token;
        this.signing = signing;
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
                        .expirationTime(Date.from(now.plus(signing.accessLifetime())))
                        .build();
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build();
        var jwt = new SignedJWT(header, claims);
        try {
            jwt.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("The signing key cannot sign", e);
        }
        return jwt.serialize();
    }

    Duration lifetime() {
        return signing.accessLifetime();
    }
}
