package io.bookmaru.endpoint;

import io.bookmaru.endpoint.EndpointVerdict.Allowed;
import io.bookmaru.endpoint.EndpointVerdict.Refused;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Keeps a subscription from pointing us at our own network. Checked when a browser subscribes, and
/// again before each message, since the list may have changed in between. Where the name leads is
/// checked when a connection is made.
@Component
public class EndpointPolicy {
    private static final int MAX_LENGTH = 1024;

    private final EndpointProperties properties;
    private final Set<String> extraOrigins;

    EndpointPolicy(EndpointProperties properties) {
        this.properties = properties;
        this.extraOrigins =
                properties.extraOrigins().stream()
                        .map(EndpointPolicy::checkedOrigin)
                        .collect(Collectors.toUnmodifiableSet());
    }

    /// Compares the parsed host, never the text: `https://127.0.0.1/.googleapis.com` is no Google.
    public EndpointVerdict judge(String endpoint) {
        if (endpoint.length() > MAX_LENGTH) {
            return new Refused("longer than " + MAX_LENGTH + " characters");
        }
        try {
            return judge(new URI(endpoint));
        } catch (URISyntaxException e) {
            return new Refused("not a URL");
        }
    }

    private EndpointVerdict judge(URI url) {
        if (url.getScheme() == null || url.getHost() == null) {
            return new Refused("not a URL with a host");
        }
        if (!url.toString().equals(url.toASCIIString())) {
            return new Refused("not ASCII");
        }
        if (url.getRawUserInfo() != null || url.getRawFragment() != null) {
            return new Refused("user info or fragment");
        }
        if (extraOrigins.contains(Origin.of(url))) {
            return new Allowed(url);
        }
        if (!url.getRawAuthority().matches("[A-Za-z0-9.-]+(:\\d+)?")) {
            return new Refused("not a name and a port");
        }
        if (!url.getScheme().equalsIgnoreCase("https")) {
            return new Refused("not https");
        }
        if (url.getPort() != -1 && url.getPort() != 443) {
            return new Refused("port %d (expected: 443)".formatted(url.getPort()));
        }
        return isPushService(url) ? new Allowed(url) : new Refused("not a known push service");
    }

    private boolean isPushService(URI url) {
        var host = url.getHost().toLowerCase(Locale.ROOT);
        if (host.startsWith("xn--") || host.contains(".xn--")) return false;
        return properties.hosts().stream()
                .anyMatch(known -> host.equals(known) || host.endsWith("." + known));
    }

    private static String checkedOrigin(URI extra) {
        var isOrigin =
                extra.getScheme() != null
                        && extra.getHost() != null
                        && extra.getRawUserInfo() == null
                        && extra.getRawPath().isEmpty()
                        && (extra.getScheme().equals("https") || isPlainLoopback(extra));
        if (!isOrigin) {
            throw new IllegalStateException(
                    "extra origin: %s (expected: https://host:port, or http:// on loopback)"
                            .formatted(extra));
        }
        return Origin.of(extra);
    }

    private static boolean isPlainLoopback(URI extra) {
        return extra.getScheme().equals("http")
                && extra.getHost().matches("localhost|127(\\.\\d{1,3}){3}|\\[::1]");
    }
}
