package io.bookmaru.http;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How access tokens are verified.
///
/// @param issuer required `iss`
/// @param audience required in `aud`
/// @param jwksUri where api-service publishes the public keys
/// @param keyStore file that keeps the last key set fetched, so that a service can start and verify
///   tokens while api-service is down
/// @param clockSkew how far another machine's clock may be off
/// @param cacheSize verified tokens that are remembered; 0 remembers none
/// @param cacheTime how long a token may be taken without asking whether its key is still
///   published, and so how long one that was withdrawn may still be honoured, give or take a
///   second; a token that is not used for as long is forgotten
@ConfigurationProperties("bookmaru.token")
public record TokenProperties(
        @DefaultValue("bookmaru") String issuer,
        @DefaultValue("bookmaru") String audience,
        @DefaultValue("http://localhost:8081/oauth2/jwks") URI jwksUri,
        @DefaultValue("token-keys.json") Path keyStore,
        @DefaultValue("30s") Duration clockSkew,
        @DefaultValue("10000") int cacheSize,
        @DefaultValue("1m") Duration cacheTime) {}
