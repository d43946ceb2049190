package io.bookmaru.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.Consumer;

/// Access tokens as api-service issues them, good for 15 minutes from now.
///
/// A token is what follows `Bearer ` in the `Authorization` header.
public final class TestTokens {

    public static String forMember(long memberId) {
        return sign(claims(memberId, "MEMBER").build(), TestKey.PAIR);
    }

    public static String forAdmin(long memberId) {
        return sign(claims(memberId, "MEMBER", "ADMIN").build(), TestKey.PAIR);
    }

    /// A member's token with other claims, for services to refuse.
    public static String forMember(long memberId, Consumer<JWTClaimsSet.Builder> change) {
        var claims = claims(memberId, "MEMBER");
        change.accept(claims);
        return sign(claims.build(), TestKey.PAIR);
    }

    /// Right in all but the key that signed it.
    public static String forgedForMember(long memberId) {
        return sign(claims(memberId, "MEMBER").build(), TestKey.generate());
    }

    /// The file with the key set that verifies these tokens.
    public static Path keySet() {
        return TestKey.PUBLIC;
    }

    /// The file with the key that signs these tokens, for an api-service without
    /// [WithInfrastructure].
    public static Path signingKey() {
        return TestKey.PRIVATE;
    }

    private static JWTClaimsSet.Builder claims(long memberId, String... roles) {
        var now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer("bookmaru")
                .audience("bookmaru")
                .subject(Long.toString(memberId))
                .claim("roles", List.of(roles))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(15 * 60)));
    }

    private static String sign(JWTClaimsSet claims, RSAKey pair) {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(pair.getKeyID()).build();
            var token = new SignedJWT(header, claims);
            token.sign(new RSASSASigner(pair));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private TestTokens() {}
}
