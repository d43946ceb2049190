package io.bookmaru.http;

import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.URLBasedJWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.MalformedURLException;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;

/// RS256 only, issuer, audience, times and a numeric subject: each service checks for itself.
@Configuration(proxyBeanMethods = false)
class TokenVerification {
    private static final int CONNECT_MILLIS = 2_000;
    private static final int READ_MILLIS = 2_000;
    private static final int MAX_KEY_SET_BYTES = 64 * 1024;

    /// The service that signs the tokens brings its own source.
    @Bean
    @ConditionalOnMissingBean
    JWKSource<SecurityContext> tokenKeys(TokenProperties properties) throws MalformedURLException {
        JWKSetSource<SecurityContext> published =
                new URLBasedJWKSetSource<>(
                        properties.jwksUri().toURL(),
                        new DefaultResourceRetriever(
                                CONNECT_MILLIS, READ_MILLIS, MAX_KEY_SET_BYTES));
        return new KnownKeys(
                JWKSourceBuilder.create(new KeptJwkSet(published, properties.keyStore()))
                        .refreshAheadCache(false)
                        .build());
    }

    @Bean
    AuthenticationManager verifiedTokens(
            JWKSource<SecurityContext> tokenKeys, TokenProperties properties, Clock clock) {
        var keys = new VerificationKeys(tokenKeys);
        var times = times(properties, clock);
        var verification = new JwtAuthenticationProvider(decoder(keys, properties, times, clock));
        verification.setJwtAuthenticationConverter(roles());
        return new VerifiedTokens(
                new OneSpelling(verification::authenticate),
                times,
                keys::withId,
                properties,
                clock);
    }

    private static JwtDecoder decoder(
            VerificationKeys keys,
            TokenProperties properties,
            JwtTimestampValidator times,
            Clock clock) {
        var processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(keys);
        processor.setJWTClaimsSetVerifier((claims, context) -> {});

        var decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(
                new DelegatingOAuth2TokenValidator<>(
                        times,
                        new OwnClaims(properties.clockSkew(), clock),
                        new JwtIssuerValidator(properties.issuer()),
                        new JwtClaimValidator<List<String>>(
                                JwtClaimNames.AUD,
                                audience ->
                                        audience != null
                                                && audience.contains(properties.audience())),
                        new JwtClaimValidator<String>(
                                JwtClaimNames.SUB,
                                subject ->
                                        subject != null && subject.matches("[1-9][0-9]{0,17}"))));
        return decoder;
    }

    private static JwtTimestampValidator times(TokenProperties properties, Clock clock) {
        var times = new JwtTimestampValidator(properties.clockSkew());
        times.setClock(clock);
        times.setAllowEmptyExpiryClaim(false);
        return times;
    }

    private static JwtAuthenticationConverter roles() {
        var roles = new JwtGrantedAuthoritiesConverter();
        roles.setAuthoritiesClaimName(OwnClaims.ROLES);
        roles.setAuthorityPrefix("ROLE_");
        var converter = new JwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(roles);
        return converter;
    }
}
