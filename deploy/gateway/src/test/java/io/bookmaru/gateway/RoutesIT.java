package io.bookmaru.gateway;

import static io.bookmaru.gateway.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutesIT extends GatewayWithBackends {

    @ParameterizedTest
    @CsvSource({
        "/oauth2/jwks, api",
        "/api/v1/members/me, api",
        "/api/v1/blocks, api",
        "/api/v1/blocks/42, api",
        "/api/v1/books, api",
        "/api/v1/books/7/reviews, api",
        "/api/v1/children, api",
        "/api/v1/children/7/reactions/9, api",
        "/api/v1/posts/3/comments, api",
        "/api/v1/push/subscriptions, api",
        "/api/v1/admin/api/dead-letters, api",
        "/api/v1/admin/api/dead-letters/7/replay, api",
        "/api/v1/admin/api/consumers/v1.event.subscription.response/rewind, api",
        "/api/v1/children/7/preference, preference",
        "/api/v1/children/7/preference/history, preference",
        "/api/v1/children/7/surveys, preference",
        "/api/v1/children/7/recommendations, preference",
        "/api/v1/admin/preference/reconciliation, preference",
        "/api/v1/admin/preference/consumers/v1.event.book-like/rewind, preference",
        "/api/v1/familiarity/ranking, familiarity",
        "/api/v1/familiarity/ranking/42, familiarity",
        "/api/v1/admin/familiarity/dead-letters, familiarity",
        "/api/v1/admin/familiarity/audit, familiarity",
        "/api/v1/push/public-key, push",
        "/api/v1/push/subscriptions/replacement, push",
        "/api/v1/notifications, push",
        "/api/v1/notifications/5/read, push",
        "/api/v1/notification-settings, push",
        "/api/v1/posts/3/mute, push",
        "/api/v1/admin/push/dead-letters, push",
        "/api/v1/admin/push/dead-letters/replay, push",
    })
    void sendsEachPathToItsService(String path, String service) {
        assertThat(get(path).body()).isEqualTo(service);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api", "/api/v2/books", "/oauth2/token", "/actuator/health"})
    void knowsNoOtherPath(String path) {
        assertProblem(get(path), 404, "not-found");
    }

    @Test
    void passesRequestAndAnswerUnchanged() {
        API.answers(exchange -> {
            exchange.getResponseHeaders().add("Location", "/api/v1/posts/1");
            exchange.getResponseHeaders().add("Content-Type", "application/problem+json");
            exchange.sendResponseHeaders(409, 2);
            exchange.getResponseBody().write("{}".getBytes());
        });

        var answer =
                send(
                        to("/api/v1/posts?query=%EC%B1%85%20a%26b&size=2")
                                .header("Authorization", "Bearer abc")
                                .header("Idempotency-Key", "k1")
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString("{\"title\": \"책\"}")));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).isEqualTo("{}");
        assertThat(answer.headers().firstValue("Location")).contains("/api/v1/posts/1");
        var received = API.last();
        assertThat(received.method()).isEqualTo("POST");
        assertThat(received.uri()).hasToString("/api/v1/posts?query=%EC%B1%85%20a%26b&size=2");
        assertThat(received.headers().get("Authorization")).containsExactly("Bearer abc");
        assertThat(received.headers().get("Idempotency-Key")).containsExactly("k1");
        assertThat(received.headers().get("Content-Length")).containsExactly("16");
        assertThat(received.body()).asString().isEqualTo("{\"title\": \"책\"}");
    }

    @Test
    void keepsFormFieldsOutOfTheUrl() {
        send(
                to("/api/v1/tokens")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("password=secret")));

        assertThat(API.last().uri()).hasToString("/api/v1/tokens");
        assertThat(API.last().body()).asString().isEqualTo("password=secret");
    }

    @Test
    void sendsNoBodyWhereThereIsNone() {
        get("/api/v1/books");

        assertThat(API.last().body()).isEmpty();
        assertThat(API.last().headers())
                .doesNotContainKeys("Transfer-encoding", "Content-length", "Upgrade");
    }

    @Test
    void followsNoRedirect() {
        API.answers(exchange -> {
            exchange.getResponseHeaders().add("Location", PUSH.uri() + "/inside");
            exchange.sendResponseHeaders(302, -1);
        });

        assertThat(get("/api/v1/books").statusCode()).isEqualTo(302);
        assertThat(PUSH.received()).isEmpty();
    }
}
