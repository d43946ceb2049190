package io.bookmaru.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
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

    /// The `kid` of the key that signs these tokens.
    public static String keyId() {
        return TestKey.PAIR.getKeyID();
    }

    public static RSAPublicKey publicKey() {
        try {
            return TestKey.PAIR.toRSAPublicKey();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Signs anything with the key that the services trust.
    ///
    /// @param algorithm as Java calls it; `RSASSA-PSS` is with SHA-256 as in PS256
    public static byte[] sign(String algorithm, byte[] content) {
        try {
            var signature = Signature.getInstance(algorithm);
            if (algorithm.equals("RSASSA-PSS")) {
                signature.setParameter(
                        new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
            }
            signature.initSign(TestKey.PAIR.toPrivateKey());
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException | JOSEException e) {
            throw new IllegalStateException(e);
        }
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
