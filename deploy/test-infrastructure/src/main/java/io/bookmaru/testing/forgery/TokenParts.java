package io.bookmaru.testing.forgery;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bookmaru.testing.TestTokens;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// Header and claims of a token, each value as it stands in the JSON.
///
/// With no change they make a token that every service accepts, so what a forgery changes is what
/// it is refused for.
record TokenParts(Map<String, String> header, Map<String, String> claims) {
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    static TokenParts honest(long memberId) {
        var now = Instant.now().getEpochSecond();
        var header = new LinkedHashMap<String, String>();
        header.put("alg", "\"RS256\"");
        header.put("kid", quoted(TestTokens.keyId()));
        var claims = new LinkedHashMap<String, String>();
        claims.put("iss", "\"bookmaru\"");
        claims.put("aud", "\"bookmaru\"");
        claims.put("sub", quoted(Long.toString(memberId)));
        claims.put("roles", "[\"MEMBER\", \"ADMIN\"]");
        claims.put("iat", Long.toString(now));
        claims.put("exp", Long.toString(now + 900));
        return new TokenParts(header, claims);
    }

    TokenParts header(String name, String json) {
        return new TokenParts(with(header, name, json), claims);
    }

    TokenParts claim(String name, String json) {
        return new TokenParts(header, with(claims, name, json));
    }

    TokenParts withoutHeader(String name) {
        return new TokenParts(without(header, name), claims);
    }

    TokenParts withoutClaim(String name) {
        return new TokenParts(header, without(claims, name));
    }

    /// What is signed: both parts in base64url with a dot between them.
    String unsigned() {
        return base64url(json(header)) + "." + base64url(json(claims));
    }

    /// Signed with the key that the services trust, as RS256.
    String token() {
        return signed(unsigned());
    }

    static String signed(String unsigned) {
        return unsigned
                + "."
                + base64url(TestTokens.sign("SHA256withRSA", unsigned.getBytes(UTF_8)));
    }

    static String json(Map<String, String> members) {
        return members.entrySet().stream()
                .map(m -> quoted(m.getKey()) + ": " + m.getValue())
                .collect(Collectors.joining(", ", "{", "}"));
    }

    static String quoted(String text) {
        return '"' + text + '"';
    }

    static String base64url(String text) {
        return base64url(text.getBytes(UTF_8));
    }

    static String base64url(byte[] bytes) {
        return BASE64URL.encodeToString(bytes);
    }

    private static Map<String, String> with(Map<String, String> members, String name, String json) {
        var changed = new LinkedHashMap<>(members);
        changed.put(name, json);
        return changed;
    }

    private static Map<String, String> without(Map<String, String> members, String name) {
        var changed = new LinkedHashMap<>(members);
        changed.remove(name);
        return changed;
    }
}
