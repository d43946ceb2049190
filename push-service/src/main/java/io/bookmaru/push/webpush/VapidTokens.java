package io.bookmaru.push.webpush;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bookmaru.endpoint.Origin;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/// Signed statements of who sends, one for each push service and key (RFC 8292 §2). A token is used
/// again until an hour before it expires.
@Component
class VapidTokens {
    /// A push service may refuse more than 24 hours (RFC 8292 §2).
    private static final Duration LIFETIME = Duration.ofHours(12);

    private static final Duration MARGIN = Duration.ofHours(1);

    /// Names below a known host are up to whoever subscribes, so there may be any number.
    private static final int MAX_KEPT = 1_000;

    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();
    private static final String HEADER = encoded("{\"typ\":\"JWT\",\"alg\":\"ES256\"}");

    private final URI subject;
    private final Clock clock;
    private final Map<Audience, Token> tokens = new ConcurrentHashMap<>();

    VapidTokens(VapidProperties properties, Clock clock) {
        this.subject = properties.subject();
        this.clock = clock;
    }

    /// Value of the `Authorization` header (RFC 8292 §3). Two threads may both issue a token:
    /// either is good.
    String authorization(URI endpoint, VapidKey key) {
        var now = clock.instant();
        var audience = new Audience(Origin.of(endpoint), key.id());
        var token = tokens.get(audience);
        if (token == null || !token.usableAt(now)) {
            token = issue(audience.origin(), key, now);
            if (tokens.size() >= MAX_KEPT) tokens.clear();
            tokens.put(audience, token);
        }
        return token.authorization();
    }

    /// Nothing in the claims needs escaping: both strings are URLs that have been parsed.
    private Token issue(String origin, VapidKey key, Instant now) {
        var expires = now.plus(LIFETIME);
        var claims =
                "{\"aud\":\"%s\",\"exp\":%d,\"sub\":\"%s\"}"
                        .formatted(origin, expires.getEpochSecond(), subject);
        var unsigned = HEADER + "." + encoded(claims);
        try {
            var signature = BASE64URL.encodeToString(key.sign(unsigned.getBytes(UTF_8)));
            var value = "vapid t=" + unsigned + "." + signature + ", k=" + key.publicKey();
            return new Token(value, expires);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String json) {
        return BASE64URL.encodeToString(json.getBytes(UTF_8));
    }

    private record Audience(String origin, String keyId) {}

    private record Token(String authorization, Instant expires) {

        boolean usableAt(Instant now) {
            return now.isBefore(expires.minus(MARGIN));
        }
    }
}
