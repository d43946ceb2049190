package io.bookmaru.api.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.zaxxer.hikari.HikariDataSource;
import io.bookmaru.api.testing.ApiIT;
import io.bookmaru.http.NotFoundException;
import io.bookmaru.http.TokenProperties;
import io.bookmaru.testing.SettableClock;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Several instances on a schema of their own, with a clock that is set.
@ApiIT
class RotateKeysIT {
    private static final Duration LIFETIME = Duration.ofMinutes(15);
    private static final Duration AHEAD = Duration.ofHours(1);
    private static final Duration EVERY = Duration.ofDays(30);
    private static final String SECRET = "a secret that only this test knows";

    @Autowired private HikariDataSource service;
    @Autowired private TokenProperties verification;

    private final SettableClock clock = SettableClock.at(Instant.parse("2026-11-21T00:00:00Z"));
    private DataSource database;

    @BeforeEach
    void makeAnEmptySchema() {
        var schema = "keys_" + UUID.randomUUID().toString().replace("-", "");
        JdbcClient.create(service).sql("create schema " + schema).update();
        var separator = service.getJdbcUrl().contains("?") ? "&" : "?";
        database =
                new DriverManagerDataSource(
                        service.getJdbcUrl() + separator + "currentSchema=" + schema,
                        service.getUsername(),
                        service.getPassword());
        new ResourceDatabasePopulator(
                        new ClassPathResource("db/migration/V15__create_signing_keys.sql"))
                .execute(database);
    }

    @Test
    void instancesThatStartTogetherMakeOneKey() throws Exception {
        var instances = atOnce(4, () -> new Instance(SECRET));

        assertThat(instances.stream().map(i -> i.current.signer().id()).distinct()).hasSize(1);
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void noValidTokenIsRefusedWhileKeysChange() throws Exception {
        var signing = new Instance(SECRET);
        var other = new Instance(SECRET);
        var old = signing.current.signer();

        clock.advance(EVERY.minus(AHEAD));
        signing.follow.rotate();
        other.follow.read();
        assertThat(other.current.published().size()).isEqualTo(2);
        assertThat(signing.current.signer()).isEqualTo(old);

        clock.advance(AHEAD.minusSeconds(1));
        var lastOfTheOld = signing.token();
        clock.advance(Duration.ofSeconds(1));
        assertThat(other.current.signer()).isNotEqualTo(old);
        var firstOfTheNew = signing.token();

        clock.advance(LIFETIME);
        signing.follow.rotate();
        assertThat(other.knowsKeyOf(lastOfTheOld)).isTrue();
        assertThat(other.knowsKeyOf(firstOfTheNew)).isTrue();

        clock.advance(Duration.ofMinutes(2));
        assertThat(other.knowsKeyOf(lastOfTheOld)).isFalse();
        assertThat(other.knowsKeyOf(firstOfTheNew)).isTrue();
        assertThat(stored()).isEqualTo(2);
        signing.follow.rotate();
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void instancesRotateOnce() throws Exception {
        var instances = List.of(new Instance(SECRET), new Instance(SECRET));
        clock.advance(EVERY);

        for (int round = 0; round < 5; round++) {
            for (var instance : instances) instance.follow.rotate();
        }
        atOnce(4, () -> instances.getFirst().rotateKeys.rotate());

        assertThat(stored()).isEqualTo(2);
    }

    @Test
    void keyThatIsLateIsPublishedForItsTimeAllTheSame() {
        var instance = new Instance(SECRET);
        var old = instance.current.signer();
        clock.advance(EVERY.multipliedBy(3));

        instance.follow.rotate();

        assertThat(instance.current.signer()).isEqualTo(old);
        clock.advance(AHEAD);
        assertThat(instance.current.signer()).isNotEqualTo(old);
    }

    @Test
    void leakedKeyIsRefusedAtOnceAndTheNextOneSigns() throws Exception {
        var instance = new Instance(SECRET);
        var other = new Instance(SECRET);
        var token = instance.token();

        instance.rotateKeys.revoke(instance.current.signer().id());
        instance.current.read();

        assertThat(instance.knowsKeyOf(token)).isFalse();
        assertThat(instance.knowsKeyOf(instance.token())).isTrue();
        other.follow.read();
        assertThat(other.knowsKeyOf(token)).isFalse();
    }

    @Test
    void keyThatWaitsTakesOverFromALeakedOne() {
        var instance = new Instance(SECRET);
        var next = instance.rotateKeys.rotate();

        instance.rotateKeys.revoke(instance.current.signer().id());
        instance.current.read();

        assertThat(instance.current.signer()).isEqualTo(next);
        assertThat(stored()).isEqualTo(1);
        assertThatThrownBy(() -> instance.rotateKeys.revoke("unknown"))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void instanceReadsAgainForATokenOfAKeyThatItDoesNotKnow() throws Exception {
        var instance = new Instance(SECRET);
        var other = new Instance(SECRET);
        instance.rotateKeys.revoke(instance.current.signer().id());
        instance.current.read();

        assertThat(other.knowsKeyOf(instance.token())).isFalse();
        clock.advance(Duration.ofSeconds(1));
        assertThat(other.knowsKeyOf(instance.token())).isTrue();
    }

    @Test
    void keysAreUnreadableWithoutTheSecret() {
        var key = new Instance(SECRET).current.signer();

        assertThatThrownBy(() -> new Instance("another secret, as long as it has to be"))
                .hasMessageContaining(key.id() + " cannot be decrypted");
        var bytes =
                JdbcClient.create(database)
                        .sql("select encrypted_pair from signing_keys")
                        .query(byte[].class)
                        .single();
        assertThat(new String(bytes)).doesNotContain("kty");
    }

    private long stored() {
        return JdbcClient.create(database)
                .sql("select count(*) from signing_keys")
                .query(Long.class)
                .single();
    }

    private static <T> List<T> atOnce(int times, Callable<T> call) throws Exception {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(times)) {
            var calls =
                    IntStream.range(0, times)
                            .mapToObj(_ ->
                                    threads.submit(() -> {
                                        start.await();
                                        return call.call();
                                    }))
                            .toList();
            start.countDown();
            var results = new ArrayList<T>();
            for (var result : calls) results.add(result.get());
            return results;
        }
    }

    private class Instance {
        private final RotateKeys rotateKeys;
        private final CurrentKeys current;
        private final FollowKeys follow;

        Instance(String secret) {
            var properties = new SigningProperties(secret, List.of(), EVERY, AHEAD);
            rotateKeys =
                    new RotateKeys(
                            new SigningKeys(
                                    JdbcClient.create(database),
                                    new KeyEncryption(new SealedBytes(properties))),
                            properties,
                            new AccessTokenProperties(null, LIFETIME),
                            verification,
                            new TransactionTemplate(new JdbcTransactionManager(database)),
                            clock);
            current = new CurrentKeys(rotateKeys, clock);
            follow = new FollowKeys(rotateKeys, current);
        }

        private SignedJWT token() throws JOSEException {
            var key = current.signer();
            var token =
                    new SignedJWT(
                            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.id()).build(),
                            new JWTClaimsSet.Builder().subject("1").build());
            token.sign(new RSASSASigner(key.pair()));
            return token;
        }

        private boolean knowsKeyOf(SignedJWT token) throws ParseException {
            return !current.get(new JWKSelector(JWKMatcher.forJWSHeader(token.getHeader())), null)
                    .isEmpty();
        }
    }
}
