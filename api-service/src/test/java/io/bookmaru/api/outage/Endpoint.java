package io.bookmaru.api.outage;

import io.bookmaru.api.testing.Api;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationContext;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// A good request to each endpoint of the service that needs its database.
record Endpoint(String method, String path, String body) {
    private static final String BOOK = Api.book("A book");
    private static final String PROFILE =
            "{\"hobbies\": [], \"interests\": [], \"mbti\": \"INFP\", \"region\": \"r\", \"introduction\": \"\"}";
    private static final String SUBSCRIPTION =
            """
            {"endpoint": "https://fcm.googleapis.com/x",
             "keys": {"p256dh": "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
                      "auth": "BTBZMqHH6r4Tts7J_aSIgg"}}
            """;

    private static final String GIVEAWAY =
            """
            {"title": "그림책 세 권", "mode": "RAFFLE", "quota": 3,
             "opensAt": "2026-03-01T00:00:00Z", "closesAt": "2100-01-01T00:00:00Z"}
            """;

    /// An endpoint that takes a body is added here; without one it answers 400, and the test fails.
    private static final Map<String, String> BODIES =
            Map.ofEntries(
                    Map.entry(
                            "POST /api/v1/members",
                            "{\"email\": \"a@example.org\", \"password\": \"12345678\", \"displayName\": \"a\"}"),
                    Map.entry("PATCH /api/v1/members/me", "{\"displayName\": \"a\"}"),
                    Map.entry(
                            "POST /api/v1/tokens",
                            "{\"email\": \"a@example.org\", \"password\": \"12345678\"}"),
                    Map.entry("POST /api/v1/tokens/refresh", "{\"refreshToken\": \"a\"}"),
                    Map.entry("POST /api/v1/tokens/revocation", "{\"refreshToken\": \"a\"}"),
                    Map.entry(
                            "POST /api/v1/children", "{\"nickname\": \"별이\", \"birthYear\": 2019}"),
                    Map.entry("PATCH /api/v1/children/{id}", "{\"nickname\": \"달이\"}"),
                    Map.entry("POST /api/v1/books", BOOK),
                    Map.entry("PUT /api/v1/books/{id}", BOOK),
                    Map.entry(
                            "POST /api/v1/books/{id}/reviews", "{\"rating\": 5, \"body\": \"b\"}"),
                    Map.entry(
                            "PUT /api/v1/children/{childId}/reactions/{bookId}",
                            "{\"kind\": \"LIKE\"}"),
                    Map.entry("POST /api/v1/posts", "{\"title\": \"t\", \"body\": \"b\"}"),
                    Map.entry("POST /api/v1/posts/{id}/comments", "{\"body\": \"b\"}"),
                    Map.entry("POST /api/v1/profile-requests", PROFILE),
                    Map.entry(
                            "POST /api/v1/profile-requests/{id}/rejection", "{\"reason\": \"r\"}"),
                    Map.entry("POST /api/v1/push/subscriptions", SUBSCRIPTION),
                    Map.entry(
                            "DELETE /api/v1/push/subscriptions",
                            "{\"endpoint\": \"https://fcm.googleapis.com/x\"}"),
                    Map.entry("POST /api/v1/giveaways", GIVEAWAY),
                    Map.entry("POST /api/v1/admin/api/dead-letters/replay", "{}"),
                    Map.entry(
                            "POST /api/v1/admin/api/consumers/{topic}/rewind",
                            "{\"toOffset\": 0}"));

    static List<Endpoint> of(ApplicationContext context) {
        return context
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .entrySet()
                .stream()
                .filter(e -> e.getValue().getBeanType().getName().startsWith("io.bookmaru"))
                .flatMap(e ->
                        e.getKey().getMethodsCondition().getMethods().stream()
                                .flatMap(method ->
                                        e.getKey().getPatternValues().stream()
                                                .map(path -> endpoint(method, path))))
                .filter(endpoint -> !endpoint.path().equals("/oauth2/jwks"))
                .toList();
    }

    Endpoint withText(String replaced, String replacement) {
        return new Endpoint(method, path, body.replace(replaced, replacement));
    }

    private static Endpoint endpoint(RequestMethod method, String pattern) {
        var path =
                pattern.replace(
                                "subscription-requests/{id}",
                                "subscription-requests/01977f2e-5b1a-7c3d-8e4f-0123456789ab")
                        .replace("erasures/{id}", "erasures/01977f2e-5b1a-7c3d-8e4f-0123456789ab")
                        .replace("{topic}", "v1.event.reader-info-changed")
                        .replaceAll("\\{[a-zA-Z]+}", "1");
        return new Endpoint(method.name(), path, BODIES.getOrDefault(method + " " + pattern, ""));
    }
}
