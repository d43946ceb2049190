package io.bookmaru.endpoint;

import java.net.URI;
import java.util.Locale;

/// Scheme, host and port of a URL: whom one really talks to (RFC 6454 §6.2).
public final class Origin {

    private Origin() {}

    /// `https://push.example.com/a/b` becomes `https://push.example.com`; the port is left out when
    /// it is the scheme's own.
    public static String of(URI url) {
        var scheme = url.getScheme().toLowerCase(Locale.ROOT);
        var host = url.getHost().toLowerCase(Locale.ROOT);
        var portImplied = url.getPort() == -1 || url.getPort() == portOf(scheme);
        return scheme + "://" + host + (portImplied ? "" : ":" + url.getPort());
    }

    private static int portOf(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }
}
