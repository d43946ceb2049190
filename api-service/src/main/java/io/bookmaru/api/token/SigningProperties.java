package io.bookmaru.api.token;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param signingKey file with the RSA private key, PKCS#8 in PEM; at least 2048 bits
/// @param accessLifetime how long an access token is valid
/// @param refreshLifetime how long a refresh token may wait for its use
@ConfigurationProperties("bookmaru.token")
record SigningProperties(
        Path signingKey,
        @DefaultValue("15m") Duration accessLifetime,
        @DefaultValue("30d") Duration refreshLifetime) {}
