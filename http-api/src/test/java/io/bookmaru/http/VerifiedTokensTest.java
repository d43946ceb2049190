package io.bookmaru.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.bookmaru.testing.SettableClock;
import java.net.URI;
import java.nio.file.Path;
import java.security.Key;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

class VerifiedTokensTest {
    private static final Instant NOON = Instant.parse("2026-05-05T12:00:00Z");

    private final List<String> verified = new ArrayList<>();
    private final SettableClock clock = SettableClock.at(NOON);
    private List<Key> published = List.of(key(1));

    @Test
    void signatureOfATokenIsLookedAtOnce() {
        var tokens = tokens(10);

        var first = authenticate(tokens, "good");
        var second = authenticate(tokens, "good");

        assertThat(second).isSameAs(first);
        assertThat(verified).containsExactly("good");
    }

    @Test
    void tokenThatDiffersByACharacterIsVerified() {
        var tokens = tokens(10);
        authenticate(tokens, "good");

        assertThatExceptionOfType(BadCredentialsException.class)
                .isThrownBy(() -> authenticate(tokens, "gooc"));
    }

    @Test
    void rememberedTokenEndsWithItsTime() {
        var tokens = tokens(10);
        authenticate(tokens, "good");
        clock.set(NOON.plus(Duration.ofMinutes(16)));

        assertThatExceptionOfType(BadCredentialsException.class)
                .isThrownBy(() -> authenticate(tokens, "good"));
    }

    @Test
    void signatureIsNotLookedAtAgainWhileItsKeyIsPublished() {
        var tokens = tokens(10);
        authenticate(tokens, "good");
        clock.set(NOON.plus(Duration.ofMinutes(2)));

        authenticate(tokens, "good");

        assertThat(verified).containsExactly("good");
    }

    @Test
    void tokenIsVerifiedAgainOnceItsKeyIsNotThePublishedOne() {
        var tokens = tokens(10);
        authenticate(tokens, "good");

        published = List.of(key(2));
        clock.set(NOON.plus(Duration.ofSeconds(59)));
        authenticate(tokens, "good");
        assertThat(verified).hasSize(1);
        clock.set(NOON.plus(Duration.ofSeconds(60)));
        authenticate(tokens, "good");
        assertThat(verified).hasSize(2);
        published = List.of();
        clock.set(NOON.plus(Duration.ofSeconds(120)));
        authenticate(tokens, "good");
        assertThat(verified).hasSize(3);
    }

    @Test
    void refusalIsNotRemembered() {
        var tokens = tokens(10);
        for (int i = 0; i < 2; i++) {
            assertThatExceptionOfType(BadCredentialsException.class)
                    .isThrownBy(() -> authenticate(tokens, "bad"));
        }
        assertThat(verified).containsExactly("bad", "bad");
    }

    @Test
    void everyUseIsVerifiedWhenNoneIsRemembered() throws Exception {
        var tokens = tokens(0);
        authenticate(tokens, "good");
        authenticate(tokens, "good");

        assertThat(verified).containsExactly("good", "good");
    }

    private VerifiedTokens tokens(int cacheSize) {
        var properties =
                new TokenProperties(
                        "bookmaru",
                        "bookmaru",
                        URI.create("http://127.0.0.1:1/"),
                        Path.of("unused"),
                        Duration.ZERO,
                        cacheSize,
                        Duration.ofMinutes(1));
        return new VerifiedTokens(this::verify, this::inTime, _ -> published, properties, clock);
    }

    private Authentication verify(Authentication request) {
        var token = ((BearerTokenAuthenticationToken) request).getToken();
        verified.add(token);
        var jwt =
                new Jwt(
                        token,
                        NOON,
                        NOON.plus(Duration.ofMinutes(15)),
                        Map.of("alg", "RS256", "kid", "1"),
                        Map.of("sub", "42"));
        if (!token.equals("good") || inTime(jwt).hasErrors()) {
            throw new BadCredentialsException("not good, or not for now");
        }
        return new JwtAuthenticationToken(jwt, List.of());
    }

    private OAuth2TokenValidatorResult inTime(Jwt jwt) {
        return clock.instant().isBefore(jwt.getExpiresAt())
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token"));
    }

    private static Key key(int number) {
        return new SecretKeySpec(new byte[] {(byte) number}, "none");
    }

    private static Authentication authenticate(VerifiedTokens tokens, String token) {
        return tokens.authenticate(new BearerTokenAuthenticationToken(token));
    }
}
