package io.bookmaru.api.signing;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param signingKey file with an RSA private key, PKCS#8 in PEM, that becomes the first key of a
///   database that has none; without it the first one is made
/// @param accessLifetime how long an access token is valid
@ConfigurationProperties("bookmaru.token")
public record AccessTokenProperties(
        @Nullable Path signingKey, @DefaultValue("15m") Duration accessLifetime) {}
