package io.bookmaru.push.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bookmaru.consumer.reply.Askers;
import io.bookmaru.events.SubscriptionAnswered.Outcome;
import io.bookmaru.events.Topics;
import io.bookmaru.push.Events;
import io.bookmaru.push.PushServiceTest;
import io.bookmaru.push.SubscriptionAsker;
import io.bookmaru.push.testing.Answer;
import io.bookmaru.push.testing.Browser;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// What a service worker does when its browser has changed its subscription.
class ReplacementIT extends PushServiceTest {
    private static final int HIJACKS = 20;

    @Autowired private Askers askers;
    @LocalServerPort private int port;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Browser before = pushService.newBrowser();
    private final Browser after = pushService.newBrowser();
    private final long member = newMember();
    private SubscriptionAsker asker;

    @BeforeEach
    void subscribe() {
        asker = new SubscriptionAsker(askers);
        asker.ask(Events.subscribe(member, before));
    }

    @AfterEach
    void stop() {
        asker.close();
    }

    @Test
    void takesWhatWaitsToTheNewAddress() throws Exception {
        before.answersWith(Answer.status(429));
        publish(Topics.COMMENT_CREATED, 77, Events.comment(member, 1, "이바다"));
        await().until(() -> !before.arrivals().isEmpty());

        var answer = replace(before, before.auth(), after);

        assertThat(answer.statusCode()).isEqualTo(204);
        await().until(() -> after.pushes().size() == 1);
        assertThat(browsers()).isEqualTo(1);
        assertThat(pushService.refusals()).isEmpty();
    }

    /// The push service ends the old address when the browser has the new one.
    @Test
    void takesWhatIsBeingSentToTheNewAddress() {
        before.answersWith(Answer.status(410));
        before.beforeAnswer(() -> assertThat(replaced().statusCode()).isEqualTo(204));

        publish(Topics.COMMENT_CREATED, 77, Events.comment(member, 1, "이바다"));

        await().until(() -> after.pushes().size() == 1);
        assertThat(isAt(after)).isTrue();
        assertThat(browsers()).isEqualTo(1);
    }

    private HttpResponse<String> replaced() {
        try {
            return replace(before, before.auth(), after);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void changesNothingTheSecondTime() throws Exception {
        replace(before, before.auth(), after);

        assertThat(replace(before, before.auth(), after).statusCode()).isEqualTo(204);
        assertThat(isAt(after)).isTrue();
        assertThat(browsers()).isEqualTo(1);
    }

    @Test
    void leavesOneSubscriptionWhenThePageWasQuicker() throws Exception {
        asker.ask(Events.subscribe(member, after));

        assertThat(replace(before, before.auth(), after).statusCode()).isEqualTo(204);

        assertThat(isAt(after)).isTrue();
        assertThat(browsers()).isEqualTo(1);
    }

    @Test
    void isNotUndoneByARequestFromBefore() throws Exception {
        var late = Events.subscribe(member, before);
        var lateRelease = Events.unsubscribe(member, after);
        replace(before, before.auth(), after);

        assertThat(asker.ask(late).outcome()).isEqualTo(Outcome.REFUSED);
        asker.ask(lateRelease);

        assertThat(isAt(after)).isTrue();
        assertThat(browsers()).isEqualTo(1);
    }

    /// Knowing one endpoint, or a secret of one's own, is not enough.
    @Test
    void isRefusedAlikeWhateverIsWrong() throws Exception {
        var unknown = pushService.newBrowser();
        var other = pushService.newBrowser();
        asker.ask(Events.subscribe(newMember(), other));

        for (int i = 0; i < HIJACKS; i++) {
            var stranger = pushService.newBrowser();
            var answer =
                    switch (i % 4) {
                        case 0 -> replace(before, stranger.auth(), stranger);
                        case 1 -> replace(unknown, unknown.auth(), stranger);
                        case 2 -> replace(before, other.auth(), stranger);
                        default -> replace(before, before.auth(), other);
                    };
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).isEqualTo(replace(unknown, "A".repeat(22), stranger).body());
        }

        assertThat(isAt(before)).isTrue();
        System.out.printf("FIGURE hijack by replacement: %d attempts, 0 succeeded%n", HIJACKS);
    }

    @Test
    void isRefusedForAnAddressThatIsNoPushService() throws Exception {
        var body =
                body(before, before.auth(), after)
                        .replace(after.endpoint().toString(), "https://127.0.0.1/1");

        assertThat(post(body).statusCode()).isEqualTo(400);
        assertThat(isAt(before)).isTrue();
    }

    private HttpResponse<String> replace(Browser old, String auth, Browser now) throws Exception {
        return post(body(old, auth, now));
    }

    private static String body(Browser old, String auth, Browser now) {
        return "{\"oldEndpoint\": \"%s\", \"oldAuth\": \"%s\", \"subscription\": %s}"
                .formatted(old.endpoint(), auth, now.toJson());
    }

    private HttpResponse<String> post(String body) throws Exception {
        var url = "http://127.0.0.1:" + port + "/api/v1/push/subscriptions/replacement";
        return http.send(
                HttpRequest.newBuilder(URI.create(url))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private boolean isAt(Browser browser) {
        return jdbc.sql("select count(*) from subscription where member_id = ? and endpoint = ?")
                        .params(member, browser.endpoint().toString())
                        .query(Long.class)
                        .single()
                == 1;
    }

    private long browsers() {
        return jdbc.sql("select count(*) from subscription where member_id = ?")
                .param(member)
                .query(Long.class)
                .single();
    }
}
