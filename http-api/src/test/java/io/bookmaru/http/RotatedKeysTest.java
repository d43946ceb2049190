package io.bookmaru.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/// A service that verifies tokens while the keys that sign them change.
class RotatedKeysTest {
    private static final RSAKey OLD = key("old");
    private static final RSAKey NEXT = key("next");

    @TempDir private Path folder;

    private final AtomicInteger fetches = new AtomicInteger();
    private volatile JWKSet published = set(OLD);
    private HttpServer publisher;
    private final DefaultJWTProcessor<SecurityContext> service = new DefaultJWTProcessor<>();

    @BeforeEach
    void start() throws Exception {
        publisher =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        publisher.createContext(
                "/",
                exchange -> {
                    fetches.incrementAndGet();
                    var keys = published.toString(true).getBytes();
                    exchange.sendResponseHeaders(200, keys.length);
                    exchange.getResponseBody().write(keys);
                    exchange.close();
                });
        publisher.start();
        var settings =
                Map.of(
                        "bookmaru.token.jwks-uri",
                        "http://127.0.0.1:" + publisher.getAddress().getPort() + "/",
                        "bookmaru.token.key-store",
                        folder.resolve("keys.json").toString());
        var properties =
                new Binder(new MapConfigurationPropertySource(settings))
                        .bind("bookmaru.token", TokenProperties.class)
                        .get();
        service.setJWSKeySelector(
                new JWSVerificationKeySelector<>(
                        JWSAlgorithm.RS256, new TokenVerification().tokenKeys(properties)));
        verify(OLD);
    }

    @AfterEach
    void stop() {
        publisher.stop(0);
    }

    @Test
    void keyThatIsPublishedAfterTheSetWasReadIsAccepted() throws Exception {
        published = set(OLD, NEXT);

        verify(NEXT);
        verify(OLD);

        assertThat(fetches).hasValue(2);
    }

    @Test
    void removedKeyIsRefusedOnceTheSetIsReadAgain() throws Exception {
        published = set(NEXT);

        verify(NEXT);

        assertRefused(OLD);
    }

    @Test
    void inventedKeysDoNotFloodThePublisher() throws Exception {
        for (int i = 0; i < 20; i++) {
            assertRefused(new RSAKey.Builder(NEXT).keyID("invented-" + i).build());
        }

        verify(OLD);
        assertThat(fetches).hasValueLessThanOrEqualTo(3);
    }

    private static JWKSet set(RSAKey... keys) {
        return new JWKSet(List.<JWK>of(keys)).toPublicJWKSet();
    }

    private static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /// No such key, or the key set was read too often to look for it again.
    private void assertRefused(RSAKey key) {
        assertThatThrownBy(() -> verify(key))
                .isInstanceOfAny(BadJOSEException.class, RateLimitReachedException.class);
    }

    /// A token of that key.
    private void verify(RSAKey key) throws Exception {
        var token =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                        new JWTClaimsSet.Builder().subject("1").build());
        token.sign(new RSASSASigner(key));
        assertThat(service.process(token, null).getSubject()).isEqualTo("1");
    }
}
