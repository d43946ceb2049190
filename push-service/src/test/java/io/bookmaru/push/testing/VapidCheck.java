package io.bookmaru.push.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Pattern;

/// Who is sending, checked as RFC 8292 §4 tells a push service to.
final class VapidCheck {
    private static final Pattern AUTHORIZATION =
            Pattern.compile("vapid t=([\\w-]+\\.[\\w-]+)\\.([\\w-]+), ?k=([\\w-]+)");
    private static final Duration LONGEST = Duration.ofHours(24);

    private final Clock clock;

    VapidCheck(Clock clock) {
        this.clock = clock;
    }

    /// The sender's public key.
    ///
    /// @param origin whom the token has to be for
    String sender(String authorization, String origin) throws Refusal {
        if (authorization == null) throw new Refusal(401, "no Authorization");
        var parts = AUTHORIZATION.matcher(authorization);
        if (!parts.matches()) throw new Refusal(401, "not vapid t=…, k=…");
        checkSignature(parts.group(1), parts.group(2), parts.group(3));
        var token = parts.group(1).split("\\.");
        checkHeader(decoded(token[0]));
        checkClaims(decoded(token[1]), origin);
        return parts.group(3);
    }

    private static void checkSignature(String signed, String signature, String key) throws Refusal {
        try {
            var verifier = Signature.getInstance("SHA256withECDSAinP1363Format", "SunEC");
            verifier.initVerify(PublicPoint.read(Base64.getUrlDecoder().decode(key)));
            verifier.update(signed.getBytes(US_ASCII));
            if (!verifier.verify(Base64.getUrlDecoder().decode(signature))) {
                throw new Refusal(403, "signature does not verify");
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new Refusal(403, "signature or key is malformed: " + e);
        }
    }

    private static void checkHeader(String header) throws Refusal {
        if (!"ES256".equals(string(header, "alg"))) throw new Refusal(403, "alg is not ES256");
        if (!"JWT".equals(string(header, "typ"))) throw new Refusal(403, "typ is not JWT");
    }

    private void checkClaims(String claims, String origin) throws Refusal {
        if (!origin.equals(string(claims, "aud"))) {
            throw new Refusal(
                    403, "aud: %s (expected: %s)".formatted(string(claims, "aud"), origin));
        }
        var expires = find(claims, "\"exp\"\\s*:\\s*(\\d+)");
        if (expires == null) throw new Refusal(403, "no exp");
        var left =
                Duration.between(clock.instant(), Instant.ofEpochSecond(Long.parseLong(expires)));
        if (!left.isPositive() || left.compareTo(LONGEST) > 0) {
            throw new Refusal(403, "exp is in %s (expected: within 24 hours)".formatted(left));
        }
        var subject = string(claims, "sub");
        if (subject == null || !subject.matches("(mailto|https):.+")) {
            throw new Refusal(403, "sub: %s (expected: mailto: or https:)".formatted(subject));
        }
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), UTF_8);
    }

    private static String string(String json, String name) {
        return find(json, "\"" + name + "\"\\s*:\\s*\"([^\"]*)\"");
    }

    private static String find(String json, String pattern) {
        var found = Pattern.compile(pattern).matcher(json);
        return found.find() ? found.group(1) : null;
    }
}
