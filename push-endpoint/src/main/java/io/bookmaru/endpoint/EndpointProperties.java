package io.bookmaru.endpoint;

import java.net.URI;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Push services that we call.
///
/// @param hosts each allows itself and every name below it
/// @param extraOrigins more of them, for tests and self-hosting: scheme, host and port, plain http
///   only on loopback; refused in production
@ConfigurationProperties("bookmaru.push.endpoints")
public record EndpointProperties(
        @DefaultValue({
                    "fcm.googleapis.com",
                    "jmt17.google.com",
                    "push.services.mozilla.com",
                    "web.push.apple.com",
                    "notify.windows.com"
                })
                List<String> hosts,
        @DefaultValue List<URI> extraOrigins) {}
