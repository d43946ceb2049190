package io.bookmaru.push.webpush;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// How messages are sent.
///
/// @param connectTimeout for the connection
/// @param timeout for everything: connection, request and answer
/// @param maxPlaintext before encryption. 3993 bytes are the protocol's limit, but Mozilla's bridge
///   to Android takes only about 2700 after encryption
/// @param extraCa PEM file with certificates to trust beside the usual ones; refused in production
@ConfigurationProperties("bookmaru.push.client")
public record WebPushProperties(
        @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("2000B") DataSize maxPlaintext,
        @Nullable Path extraCa) {}
