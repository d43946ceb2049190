package io.bookmaru.testing.forgery;

import static io.bookmaru.testing.forgery.Forgery.token;
import static io.bookmaru.testing.forgery.TokenParts.base64url;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Signed with the key that is trusted, and yet no token that api-service issues.
final class ForgedClaims {

    /// Claim and its value in JSON; `$now` and `$id` are filled in. Without a value it is left out.
    private static final String CHANGED =
            """
            exp   | 0
            exp   | -1
            exp   | $now-3600
            exp   | $now-3600.5
            exp   | $now+86400
            exp   | $now+86400.5
            exp   | 315360000000
            exp   | 1e30
            exp   | "$now+600"
            exp   | true
            exp   | [$now+600]
            exp   | null
            exp   |
            nbf   | $now+3600
            nbf   | "$now-3600"
            iat   | $now+3600
            iat   | "$now"
            iat   | null
            iat   |
            aud   | null
            aud   |
            aud   | ""
            aud   | []
            aud   | "another"
            aud   | "Bookmaru"
            aud   | "bookmaru "
            aud   | "bookmaru,another"
            aud   | ["another", "bookmaru2"]
            aud   | [["bookmaru"]]
            aud   | {"bookmaru": true}
            aud   | 1
            iss   | null
            iss   |
            iss   | ""
            iss   | "Bookmaru"
            iss   | "bookmaru/"
            iss   | " bookmaru"
            iss   | "bookmaru\\u0000"
            iss   | "b\u043e\u043ekmaru"
            iss   | "https://bookmaru"
            iss   | "http://["
            iss   | ["bookmaru"]
            iss   | 1
            sub   | null
            sub   |
            sub   | ""
            sub   | " "
            sub   | "me"
            sub   | "1 or 1=1"
            sub   | "-$id"
            sub   | "+$id"
            sub   | "0"
            sub   | "0$id"
            sub   | "$id.0"
            sub   | "$id\\n"
            sub   | " $id"
            sub   | "$id,7"
            sub   | "1e3"
            sub   | "0x10"
            sub   | "\u0664\u0662"
            sub   | "9223372036854775808"
            sub   | "99999999999999999999999"
            sub   | ["$id"]
            sub   | {"id": $id}
            sub   | $id.5
            sub   | true
            roles | null
            roles |
            roles | []
            roles | "ADMIN"
            roles | "MEMBER ADMIN"
            roles | ["MEMBER ADMIN"]
            roles | ["admin"]
            roles | ["ROLE_ADMIN"]
            roles | ["ADMIN "]
            roles | ["MEMBER", "OWNER"]
            roles | ["MEMBER", null]
            roles | ["MEMBER", 1]
            roles | [["MEMBER", "ADMIN"]]
            roles | [{"name": "ADMIN"}]
            roles | {"ADMIN": true}
            roles | 1
            roles | true
            """;

    static List<Forgery> of(TokenParts honest) {
        var forged = new ArrayList<Forgery>();
        CHANGED.lines().map(line -> changed(line, honest)).forEach(forged::add);
        forged.addAll(misshapen(honest));
        return forged;
    }

    private static Forgery changed(String line, TokenParts honest) {
        var cells = line.split(" *\\| *", -1);
        var json = filled(cells[1], honest);
        var parts = json.isEmpty() ? honest.withoutClaim(cells[0]) : honest.claim(cells[0], json);
        return token(json.isEmpty() ? "no " + cells[0] : line.replaceAll(" +", " "), parts.token());
    }

    private static String filled(String json, TokenParts honest) {
        var now = Instant.now().getEpochSecond();
        var id = honest.claims().getOrDefault("sub", "").replace("\"", "");
        return json.replace("$now+86400", Long.toString(now + 86_400))
                .replace("$now-3600", Long.toString(now - 3_600))
                .replace("$now+3600", Long.toString(now + 3_600))
                .replace("$now+600", Long.toString(now + 600))
                .replace("$now", Long.toString(now))
                .replace("$id", id);
    }

    private static List<Forgery> misshapen(TokenParts honest) {
        var claims = TokenParts.json(honest.claims());
        var open = claims.substring(0, claims.length() - 1);
        return List.of(
                token("sub twice", signed(open + ", \"sub\": \"7\"}", honest)),
                token("roles twice", signed(open + ", \"roles\": [\"MEMBER\"]}", honest)),
                token("exp twice", signed("{\"exp\": 0, " + claims.substring(1), honest)),
                token("aud twice", signed("{\"aud\": \"another\", " + claims.substring(1), honest)),
                token(
                        "scope in the place of roles",
                        honest.withoutClaim("roles").claim("scope", "\"ADMIN\"").token()),
                token("claims are a list", signed("[" + claims + "]", honest)),
                token("claims are a string", signed("\"bookmaru\"", honest)),
                token("claims are null", signed("null", honest)),
                token("claims are empty", signed("{}", honest)),
                token("claims are nothing", signed("", honest)),
                token("claims are cut off", signed(open, honest)),
                token("claims with something after them", signed(claims + "{}", honest)),
                token(
                        "claims with a byte that is no UTF-8",
                        TokenParts.signed(
                                base64url(TokenParts.json(honest.header()))
                                        + "."
                                        + base64url(
                                                (open + ", \"x\": \"\u00ff")
                                                        .getBytes(ISO_8859_1)))),
                token(
                        "claims nested 3,000 deep",
                        honest.claim("sub", "[".repeat(3_000) + "]".repeat(3_000)).token()));
    }

    private static String signed(String claims, TokenParts honest) {
        return TokenParts.signed(
                base64url(TokenParts.json(honest.header())) + "." + base64url(claims));
    }

    private ForgedClaims() {}
}
