package io.bookmaru.gateway;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// Where requests go and what they may cost.
///
/// @param connectTimeout how long a service may take to accept a connection before it counts as
///   down
/// @param responseTimeout how long a service may take for its whole answer
/// @param retryAfter what clients are told to wait while a service is down
/// @param bodyLimit the largest request body, however it is sent
/// @param bodyTime how long one may take to arrive
/// @param bodies how large those of all requests in progress may be together
/// @param allowedOrigins other origins whose pages may call, such as `https://app.example` or
///   `http://localhost:*`; the gateway's own origin always may
@ConfigurationProperties("bookmaru.gateway")
record GatewayProperties(
        @DefaultValue("http://localhost:8081") URI apiUri,
        @DefaultValue("http://localhost:8082") URI preferenceUri,
        @DefaultValue("http://localhost:8083") URI familiarityUri,
        @DefaultValue("http://localhost:8084") URI pushUri,
        @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("15s") Duration responseTimeout,
        @DefaultValue("5s") Duration retryAfter,
        @DefaultValue("64KB") DataSize bodyLimit,
        @DefaultValue("10s") Duration bodyTime,
        @DefaultValue("16MB") DataSize bodies,
        @DefaultValue List<String> allowedOrigins) {}
