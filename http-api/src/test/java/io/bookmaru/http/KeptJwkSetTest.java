package io.bookmaru.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.proc.SecurityContext;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptJwkSetTest {
    @TempDir private Path folder;
    private final Publisher publisher = new Publisher();
    private RSAKey key;

    @BeforeEach
    void publishAKey() throws Exception {
        key = new RSAKeyGenerator(2048).keyID("k1").generate();
        publisher.published = new JWKSet(key.toPublicJWK());
    }

    @Test
    void keptKeysServeAfterARestartWhileThePublisherIsDown() throws Exception {
        keys();
        publisher.published = null;

        assertThat(keys().getKeyByKeyId("k1")).isEqualTo(key.toPublicJWK());
    }

    @Test
    void newerKeysReplaceTheKeptOnes() throws Exception {
        keys();
        publisher.published =
                new JWKSet(new RSAKeyGenerator(2048).keyID("k2").generate().toPublicJWK());
        keys();
        publisher.published = null;

        assertThat(keys().getKeyByKeyId("k1")).isNull();
        assertThat(keys().getKeyByKeyId("k2")).isNotNull();
    }

    @Test
    void failsWhenNothingWasEverFetched() {
        publisher.published = null;

        assertThatThrownBy(this::keys).isInstanceOf(JWKSetUnavailableException.class);
    }

    @Test
    void unreadableFileIsToldApart() throws Exception {
        Files.writeString(file(), "not a key set");
        publisher.published = null;

        assertThatThrownBy(this::keys)
                .isInstanceOf(JWKSetUnavailableException.class)
                .hasMessageContaining("Unreadable");
    }

    private JWKSet keys() throws Exception {
        return new KeptJwkSet(publisher, file())
                .getJWKSet(JWKSetCacheRefreshEvaluator.noRefresh(), 0, null);
    }

    private Path file() {
        return folder.resolve("keys.json");
    }

    private static class Publisher implements JWKSetSource<SecurityContext> {
        private JWKSet published;

        @Override
        public JWKSet getJWKSet(
                JWKSetCacheRefreshEvaluator refresh, long currentTime, SecurityContext context)
                throws JWKSetUnavailableException {
            if (published == null) throw new JWKSetUnavailableException("down");
            return published;
        }

        @Override
        public void close() {}
    }
}
