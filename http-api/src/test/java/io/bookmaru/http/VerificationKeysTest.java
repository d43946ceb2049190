package io.bookmaru.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.proc.SecurityContext;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerificationKeysTest {
    private final RSAKey key = new RSAKeyGenerator(2048).keyID("one").generate();
    private final VerificationKeys keys = new VerificationKeys(this::published);
    private JWKSet set = new JWKSet(key.toPublicJWK());
    private int asked;

    VerificationKeysTest() throws Exception {}

    @Test
    void areFoundOnceForManyTokens() throws Exception {
        for (int i = 0; i < 10; i++)
            assertThat(keys.withId("one")).hasSize(1).first().isEqualTo(key.toPublicKey());

        assertThat(asked).isOne();
    }

    @Test
    void thatAreMissingAreLookedForEachTime() {
        assertThat(keys.withId("two")).isEmpty();

        set = new JWKSet(List.<JWK>of(new RSAKey.Builder(key).keyID("two").build().toPublicJWK()));

        assertThat(keys.withId("two")).hasSize(1);
    }

    @Test
    void areForOneAlgorithm() throws Exception {
        keys.withId("one");

        for (var other : List.of(JWSAlgorithm.HS256, JWSAlgorithm.PS256, JWSAlgorithm.RS512))
            assertThat(keys.selectJWSKeys(new JWSHeader.Builder(other).keyID("one").build(), null))
                    .isEmpty();
    }

    @Test
    void areNoneWhileTheyAreNotToBeHad() {
        var none =
                new VerificationKeys((_, _) -> {
                    throw new KeySourceException("away");
                });

        assertThat(none.withId("one")).isEmpty();
    }

    private List<JWK> published(JWKSelector selector, SecurityContext context) {
        asked++;
        return selector.select(set);
    }
}
