package io.bookmaru.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWKSet;
import java.nio.file.Files;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

class TestTokensTest {
    private final JwtDecoder decoder = decoder();

    @Test
    void verifyWithThePublishedKey() {
        var member = decoder.decode(TestTokens.forMember(42));
        var admin = decoder.decode(TestTokens.forAdmin(1));

        assertThat(member.getSubject()).isEqualTo("42");
        assertThat(member.getAudience()).containsExactly("bookmaru");
        assertThat(member.getClaimAsString("iss")).isEqualTo("bookmaru");
        assertThat(member.getClaimAsStringList("roles")).containsExactly("MEMBER");
        assertThat(admin.getClaimAsStringList("roles")).containsExactly("MEMBER", "ADMIN");
    }

    @Test
    void carryTheClaimsOfAHostileTest() {
        var token = TestTokens.forMember(42, claims -> claims.audience("elsewhere"));

        assertThat(decoder.decode(token).getAudience()).containsExactly("elsewhere");
    }

    @Test
    void doNotVerifyWhenForged() {
        assertThatThrownBy(() -> decoder.decode(TestTokens.forgedForMember(42)))
                .isInstanceOf(BadJwtException.class);
    }

    @Test
    void comeFromThePrivateKeyInTheFile() throws Exception {
        var pem = Files.readString(TestKey.PRIVATE).replaceAll("-----[A-Z ]+-----|\\s", "");
        var key =
                KeyFactory.getInstance("RSA")
                        .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));

        assertThat(((RSAPrivateCrtKey) key).getModulus())
                .isEqualTo(TestKey.PAIR.toRSAPublicKey().getModulus());
        assertThat(JWKSet.load(TestKey.PUBLIC.toFile()).getKeys())
                .noneMatch(published -> published.isPrivate());
    }

    private static JwtDecoder decoder() {
        try {
            var published = JWKSet.load(TestKey.PUBLIC.toFile()).getKeys().getFirst().toRSAKey();
            return NimbusJwtDecoder.withPublicKey(published.toRSAPublicKey()).build();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
