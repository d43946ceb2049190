package io.bookmaru.benchmarks.ranking;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;

/// Access tokens of members who have signed up nowhere; the service finds the key in a file, as it
/// does while api-service is down.
final class Tokens {
    /// No service takes a token that lives longer.
    private static final Duration LONGEST = Duration.ofHours(1);

    private final RSAKey key;
    private final Path keySet;
    private final Clock clock = Clock.systemUTC();

    Tokens(Path folder) throws JOSEException, IOException {
        this.key = new RSAKeyGenerator(2048).keyID("benchmark").generate();
        this.keySet =
                Files.writeString(
                        folder.resolve("keys.json"), new JWKSet(key.toPublicJWK()).toString());
    }

    Path keySet() {
        return keySet;
    }

    String of(long member) throws JOSEException {
        var now = clock.instant();
        var claims =
                new JWTClaimsSet.Builder()
                        .issuer("bookmaru")
                        .audience("bookmaru")
                        .subject(Long.toString(member))
                        .claim("roles", List.of("MEMBER"))
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(LONGEST)))
                        .build();
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build();
        var token = new SignedJWT(header, claims);
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }
}
