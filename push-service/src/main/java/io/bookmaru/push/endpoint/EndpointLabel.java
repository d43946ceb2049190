package io.bookmaru.push.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bookmaru.endpoint.Origin;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Names an endpoint in a log. Whoever reads an endpoint can send to it, so a log has only its
/// origin and the beginning of its hash.
public final class EndpointLabel {

    private EndpointLabel() {}

    /// For example `https://fcm.googleapis.com#1f2e3d4c`.
    public static String of(URI endpoint) {
        try {
            var hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(endpoint.toString().getBytes(UTF_8));
            return Origin.of(endpoint) + "#" + HexFormat.of().formatHex(hash, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
