package io.bookmaru.push.mute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bookmaru.events.Topics;
import io.bookmaru.push.Events;
import io.bookmaru.push.PushServiceTest;
import io.bookmaru.push.Requests;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

class MutedPostIT extends PushServiceTest {
    @LocalServerPort private int port;

    @Test
    void isToldOfInTheInboxOnlyUntilItIsNotMutedAnyMore() throws Exception {
        var requests = new Requests(port);
        var author = newMember();
        var path = "/api/v1/posts/%d/mute".formatted(author);
        var browser = pushService.newBrowser();
        publish(Topics.SUBSCRIPTION_REQUEST, author, Events.subscribe(author, browser));
        await().until(() -> count("subscription", author) == 1);
        assertThat(requests.put(path, author, "").statusCode()).isEqualTo(204);
        assertThat(requests.put(path, author, "").statusCode()).isEqualTo(204);
        assertThat(requests.get(path, author).get("muted").asBoolean()).isTrue();
        assertThat(requests.get(path, newMember()).get("muted").asBoolean()).isFalse();

        publish(Topics.COMMENT_CREATED, author, Events.comment(author, author, 1, "이바다"));
        publish(Topics.COMMENT_CREATED, author, Events.comment(author, 1, "박솔"));
        await().until(() -> count("notification", author) == 2 && !browser.pushes().isEmpty());
        assertThat(browser.pushes()).hasSize(1);
        assertThat(browser.pushes().getFirst().text()).contains("박솔이");

        assertThat(requests.send("DELETE", path, author, "").statusCode()).isEqualTo(204);
        assertThat(requests.get(path, author).get("muted").asBoolean()).isFalse();
        jdbc.sql("update comment_window set ends_at = now() where member_id = ?")
                .param(author)
                .update();
        publish(Topics.COMMENT_CREATED, author, Events.comment(author, author, 1, "이바다"));
        await().until(() -> browser.pushes().size() == 2);
    }

    private long count(String table, long member) {
        return jdbc.sql("select count(*) from %s where member_id = ?".formatted(table))
                .param(member)
                .query(Long.class)
                .single();
    }
}
