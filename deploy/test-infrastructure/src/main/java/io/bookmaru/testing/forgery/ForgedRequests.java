package io.bookmaru.testing.forgery;

import static io.bookmaru.testing.forgery.Forgery.headers;
import static io.bookmaru.testing.forgery.Forgery.query;
import static io.bookmaru.testing.forgery.TokenParts.quoted;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// A good token in the wrong place or beside another, and what a gateway might have told.
final class ForgedRequests {

    /// Headers by which other systems say who calls. None has any meaning here.
    static final List<String> IDENTITY =
            List.of(
                    "X-User-Id",
                    "X-Member-Id",
                    "X-User",
                    "X-User-Role",
                    "X-Role",
                    "X-Roles",
                    "X-Admin",
                    "X-Forwarded-User",
                    "X-Forwarded-Preferred-Username",
                    "X-Forwarded-Email",
                    "X-Remote-User",
                    "Remote-User",
                    "X-Auth-Request-User",
                    "X-Authenticated-Userid",
                    "X-Consumer-Id",
                    "X-Token-Subject",
                    "X-Original-User",
                    "Impersonate-User");

    static List<Forgery> of(TokenParts honest) {
        var good = honest.token();
        var bad = honest.header("alg", quoted("none")).unsigned() + ".";
        var id = honest.claims().getOrDefault("sub", "").replace("\"", "");
        var basic = Base64.getEncoder().encodeToString((id + ":" + good).getBytes(UTF_8));
        var forged = new ArrayList<Forgery>();
        for (var header : IDENTITY) forged.add(headers(header + " alone", header, id));
        forged.add(headers("all identity headers", identity(id)));
        forged.addAll(
                List.of(
                        bearers("a good token, then a bad one", good, bad),
                        bearers("a bad token, then a good one", bad, good),
                        bearers("the same token twice", good, good),
                        headers(
                                "Basic, then a good token",
                                "Authorization",
                                "Basic " + basic,
                                "Authorization",
                                "Bearer " + good),
                        headers("bad token in lower-case scheme", "Authorization", "bearer " + bad),
                        headers(
                                "Basic with the token as password",
                                "Authorization",
                                "Basic " + basic),
                        headers("Basic with the token itself", "Authorization", "Basic " + good),
                        headers("Token scheme", "Authorization", "Token " + good),
                        headers("JWT scheme", "Authorization", "JWT " + good),
                        headers("DPoP scheme", "Authorization", "DPoP " + good),
                        headers("Proxy-Authorization", "Proxy-Authorization", "Bearer " + good),
                        headers("X-Authorization", "X-Authorization", "Bearer " + good),
                        headers("X-Access-Token", "X-Access-Token", good),
                        headers(
                                "cookie",
                                "Cookie",
                                "access_token=" + good + "; Authorization=" + good),
                        headers("X-Original-URL of an open path", "X-Original-URL", "/v3/api-docs"),
                        headers(
                                "X-Forwarded-Prefix of an open path",
                                "X-Forwarded-Prefix",
                                "/v3/api-docs"),
                        query("token in the query", "?access_token=" + good),
                        query("Authorization in the query", "?Authorization=Bearer%20" + good)));
        return forged;
    }

    static String[] identity(String memberId) {
        return IDENTITY.stream()
                .flatMap(h ->
                        List.of(h, h.contains("ole") || h.contains("dmin") ? "ADMIN" : memberId)
                                .stream())
                .toArray(String[]::new);
    }

    private static Forgery bearers(String name, String first, String second) {
        return headers(
                name, "Authorization", "Bearer " + first, "Authorization", "Bearer " + second);
    }

    private ForgedRequests() {}
}
