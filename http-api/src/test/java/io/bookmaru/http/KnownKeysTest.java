package io.bookmaru.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnownKeysTest {

    @Test
    void haveNoneForAnUnknownIdWhenTheSetIsFresh() throws Exception {
        var key = new RSAKeyGenerator(2048).keyID("k1").generate();
        var keys = new KnownKeys(limited(new JWKSet(key.toPublicJWK())));

        assertThat(keys.get(withId("k1"), null)).hasSize(1);
        assertThat(keys.get(withId("forged"), null)).isEmpty();
    }

    @Test
    void failWhenThereIsNoSetAtAll() {
        var keys = new KnownKeys(limited(new JWKSet()));

        assertThatThrownBy(() -> keys.get(withId("k1"), null))
                .isInstanceOf(RateLimitReachedException.class);
    }

    private static JWKSelector withId(String id) {
        return new JWKSelector(new JWKMatcher.Builder().keyID(id).build());
    }

    /// Would fetch the set again for what it does not have, but has done so too often.
    private static JWKSource<SecurityContext> limited(JWKSet kept) {
        return (selector, _) -> {
            List<JWK> found = selector.select(kept);
            if (found.isEmpty()) throw new RateLimitReachedException();
            return found;
        };
    }
}
