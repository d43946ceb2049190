package io.bookmaru.push.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bookmaru.events.Topics;
import io.bookmaru.push.Events;
import io.bookmaru.push.PushServiceTest;
import io.bookmaru.push.webpush.VapidKeys;
import io.bookmaru.testing.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class InboxIT extends PushServiceTest {
    @Autowired private JsonMapper json;
    @Autowired private VapidKeys vapid;
    @LocalServerPort private int port;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void tellsNewestFirstWhatHappened() throws Exception {
        var member = memberWithComments("이바다", "박솔");

        var inbox = json(get("/api/v1/notifications?size=1", member));

        assertThat(inbox.at("/page/totalElements").asInt()).isEqualTo(2);
        assertThat(inbox.at("/content").size()).isEqualTo(1);
        var newest = inbox.at("/content/0");
        assertThat(newest.propertyNames())
                .containsExactlyInAnyOrder(
                        "id", "kind", "title", "body", "url", "createdAt", "readAt");
        assertThat(newest.at("/body").asString()).isEqualTo("박솔이 코멘트를 달았습니다.");
        assertThat(newest.at("/url").asString()).startsWith("/posts/");
        assertThat(newest.at("/readAt").isNull()).isTrue();
    }

    @Test
    void countsWhatIsUnread() throws Exception {
        var member = memberWithComments("이바다", "박솔");
        var id = json(get("/api/v1/notifications", member)).at("/content/0/id").asLong();

        var first = post("/api/v1/notifications/" + id + "/read", member);
        var readAt = json(get("/api/v1/notifications", member)).at("/content/0/readAt");
        var second = post("/api/v1/notifications/" + id + "/read", member);

        assertThat(first.statusCode()).isEqualTo(204);
        assertThat(second.statusCode()).isEqualTo(204);
        assertThat(readAt.isString()).isTrue();
        assertThat(json(get("/api/v1/notifications", member)).at("/content/0/readAt"))
                .isEqualTo(readAt);
        assertThat(unread(member)).isEqualTo(1);
    }

    @Test
    void isReadAllAtOnceWithoutAnybodyElses() throws Exception {
        var member = memberWithComments("이바다", "박솔");
        var stranger = memberWithComments("이바다");

        var answer = post("/api/v1/notifications/read", member);

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(unread(member)).isZero();
        assertThat(unread(stranger)).isEqualTo(1);
    }

    @Test
    void isNobodyElsesBusiness() throws Exception {
        var member = memberWithComments("이바다");
        var stranger = newMember();
        var id = json(get("/api/v1/notifications", member)).at("/content/0/id").asLong();

        var answer = post("/api/v1/notifications/" + id + "/read", stranger);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(json(get("/api/v1/notifications", stranger)).at("/content").isEmpty()).isTrue();
        assertThat(unread(member)).isEqualTo(1);
    }

    @Test
    void isClosedToStrangersButForThePublicKey() throws Exception {
        var key = http.send(request("/api/v1/push/public-key").build(), BodyHandlers.ofString());
        var inbox = http.send(request("/api/v1/notifications").build(), BodyHandlers.ofString());
        var other = get("/api/v1/anything-else", newMember());

        assertThat(json(key).at("/publicKey").asString()).isEqualTo(vapid.current().publicKey());
        assertThat(json(key).at("/keyId").asString()).isEqualTo(vapid.current().id());
        assertThat(inbox.statusCode()).isEqualTo(401);
        assertThat(other.statusCode()).isIn(403, 404);
    }

    private long memberWithComments(String... authors) {
        var member = newMember();
        for (var author : authors) {
            publish(Topics.COMMENT_CREATED, 77, Events.comment(member, 1, author));
        }
        await().until(() ->
                jdbc.sql("select count(*) from notification where member_id = ?")
                                .param(member)
                                .query(Long.class)
                                .single()
                        == authors.length);
        return member;
    }

    private int unread(long member) throws Exception {
        return json(get("/api/v1/notifications/unread-count", member)).at("/count").asInt();
    }

    private HttpResponse<String> get(String path, long member)
            throws IOException, InterruptedException {
        return http.send(as(member, request(path)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, long member)
            throws IOException, InterruptedException {
        var request = as(member, request(path)).POST(BodyPublishers.noBody()).build();
        return http.send(request, BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private static HttpRequest.Builder as(long member, HttpRequest.Builder request) {
        return request.header("Authorization", "Bearer " + TestTokens.forMember(member));
    }

    private JsonNode json(HttpResponse<String> response) {
        return json.readTree(response.body());
    }
}
