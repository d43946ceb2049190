package io.bookmaru.benchmarks.load;

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
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;

/// Access tokens as api-service issues them, for the benchmark of a service that only verifies
/// them.
public final class SignedTokens {
    private static final Duration LIFE = Duration.ofMinutes(59);

    private final RSAKey key;
    private final Path keySet;
    private final Path signingKey;

    private SignedTokens(RSAKey key, Path keySet, Path signingKey) {
        this.key = key;
        this.keySet = keySet;
        this.signingKey = signingKey;
    }

    /// @param folder takes the key set
    public static SignedTokens in(Path folder) throws IOException, JOSEException {
        var key =
                new RSAKeyGenerator(2048)
                        .keyIDFromThumbprint(true)
                        .algorithm(JWSAlgorithm.RS256)
                        .generate();
        var keySet = folder.resolve("token-keys.json");
        Files.writeString(keySet, new JWKSet(key.toPublicJWK()).toString());
        var signingKey = folder.resolve("token-signing.pem");
        Files.writeString(signingKey, pem(key));
        return new SignedTokens(key, keySet, signingKey);
    }

    private static String pem(RSAKey key) throws JOSEException {
        var encoder = Base64.getMimeEncoder(64, new byte[] {'\n'});
        return "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
                .formatted(encoder.encodeToString(key.toPrivateKey().getEncoded()));
    }

    /// Properties of api-service on an empty database, for which it is as if it had issued them.
    public Map<String, String> issuerProperties() {
        return Map.of("bookmaru.token.signing-key", signingKey.toString());
    }

    /// Properties of the service, for which it is as if api-service were down.
    public Map<String, String> properties() {
        return Map.of(
                "bookmaru.token.key-store",
                keySet.toString(),
                "bookmaru.token.jwks-uri",
                "http://127.0.0.1:1/oauth2/jwks");
    }

    public String forMember(long memberId) throws JOSEException {
        return signed(memberId, List.of("MEMBER"));
    }

    public String forAdmin(long memberId) throws JOSEException {
        return signed(memberId, List.of("MEMBER", "ADMIN"));
    }

    private String signed(long memberId, List<String> roles) throws JOSEException {
        var now = Clock.systemUTC().instant();
        var claims =
                new JWTClaimsSet.Builder()
                        .issuer("bookmaru")
                        .audience("bookmaru")
                        .subject(Long.toString(memberId))
                        .claim("roles", roles)
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(LIFE)))
                        .build();
        var token =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                        claims);
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }
}
