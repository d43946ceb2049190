package io.bookmaru.api.token;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param refreshLifetime how long a refresh token may wait for its use
@ConfigurationProperties("bookmaru.token")
record RefreshTokenProperties(@DefaultValue("30d") Duration refreshLifetime) {}
