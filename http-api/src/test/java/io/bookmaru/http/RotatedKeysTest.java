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
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/// A service that verifies tokens while the keys that sign them change.
class RotatedKeysTest {
    @TempDir private Path folder;

    private final RSAKey old = key("old");
    private final RSAKey next = key("next");
    private final AtomicInteger fetches = new AtomicInteger();
    private volatile JWKSet published = set(old);
    private HttpServer publisher;
    private JwtDecoder service;

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
        var verification = new TokenVerification();
        var properties =
                new TokenProperties(
                        "bookmaru",
                        "bookmaru",
                        URI.create("http://127.0.0.1:" + publisher.getAddress().getPort() + "/"),
                        folder.resolve("keys.json"),
                        Duration.ofSeconds(30));
        service =
                verification.jwtDecoder(
                        verification.tokenKeys(properties), properties, Clock.systemUTC());
        service.decode(token(old));
    }

    @AfterEach
    void stop() {
        publisher.stop(0);
    }

    @Test
    void keyThatIsPublishedAfterTheSetWasReadIsAccepted() throws Exception {
        published = set(old, next);

        assertThat(service.decode(token(next)).getSubject()).isEqualTo("1");
        assertThat(service.decode(token(old)).getSubject()).isEqualTo("1");
        assertThat(fetches).hasValue(2);
    }

    @Test
    void removedKeyIsRefusedOnceTheSetIsReadAgain() throws Exception {
        published = set(next);

        service.decode(token(next));

        assertThatThrownBy(() -> service.decode(token(old))).isInstanceOf(JwtException.class);
    }

    @Test
    void inventedKeysDoNotFloodThePublisher() throws Exception {
        for (int i = 0; i < 20; i++) {
            var token = token(new RSAKey.Builder(next).keyID("invented-" + i).build());
            assertThatThrownBy(() -> service.decode(token)).isInstanceOf(JwtException.class);
        }

        assertThat(fetches).hasValueLessThanOrEqualTo(3);
        assertThat(service.decode(token(old)).getSubject()).isEqualTo("1");
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

    private static String token(RSAKey key) throws Exception {
        var claims =
                new JWTClaimsSet.Builder()
                        .issuer("bookmaru")
                        .audience("bookmaru")
                        .subject("1")
                        .expirationTime(Date.from(Instant.now().plusSeconds(60)))
                        .build();
        var token =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                        claims);
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }
}
