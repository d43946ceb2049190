package io.bookmaru.push.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bookmaru.events.Topics;
import io.bookmaru.push.Events;
import io.bookmaru.push.PushServiceTest;
import io.bookmaru.push.testing.Answer;
import io.bookmaru.push.testing.Browser;
import io.bookmaru.push.webpush.VapidKeys;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class DeliveryIT extends PushServiceTest {
    private static final long COMMENTER = 1;

    @Autowired private JsonMapper json;
    @Autowired private VapidKeys vapid;

    @AfterEach
    void theFakePushServiceHasNothingToComplainAbout() {
        assertThat(pushService.refusals()).isEmpty();
    }

    @Test
    void bringsACommentToEachBrowserOfThePostsAuthor() {
        var author = newMember();
        var laptop = subscribed(author);
        var phone = subscribed(author);

        publish(Topics.COMMENT_CREATED, 77, Events.comment(77, author, COMMENTER, "이바다"));

        await().until(() -> laptop.pushes().size() == 1 && phone.pushes().size() == 1);
        var push = laptop.pushes().getFirst();
        var payload = (ObjectNode) json.readTree(push.text());
        assertThat(payload.remove("receipt").asString()).hasSize(32);
        assertThat(payload)
                .isEqualTo(
                        json.readTree(
                                """
                                {"id": %d, "kind": "COMMENT", "title": "새 코멘트",
                                 "body": "이바다가 코멘트를 달았습니다.",
                                 "url": "/posts/77", "tag": "post-77"}
                                """
                                        .formatted(notificationOf(author))));
        assertThat(push.timeToLive()).isBetween(Duration.ofHours(23), Duration.ofHours(24));
        assertThat(push.vapidKey()).isEqualTo(vapid.current().publicKey());
        assertThat(push.topic()).hasSize(32);
        await().untilAsserted(() -> assertThat(states(author)).isEqualTo(Map.of("ACCEPTED", 2L)));
    }

    @Test
    void writesEnglishForAMemberWhoseLanguageIsEnglish() {
        var author = newMember();
        var browser = subscribed(author);
        publish(Topics.MEMBER_CHANGED, author, Events.changed(author, 1, "en"));
        await().until(() -> knows(author));

        publish(Topics.COMMENT_CREATED, 77, Events.comment(author, COMMENTER, "이바다"));

        await().until(() -> browser.pushes().size() == 1);
        assertThat(browser.pushes().getFirst().text()).contains("이바다 commented on your post.");
    }

    @Test
    void tellsNobodyOfTheirOwnComment() {
        var author = newMember();
        var browser = subscribed(author);

        publish(Topics.COMMENT_CREATED, 77, Events.comment(author, author, "김하늘"));
        publish(Topics.COMMENT_CREATED, 77, Events.comment(author, COMMENTER, "이바다"));

        await().until(() -> !browser.pushes().isEmpty());
        assertThat(browser.pushes()).hasSize(1);
        assertThat(browser.pushes().getFirst().text()).contains("이바다가");
        assertThat(notificationsOf(author)).isEqualTo(1);
    }

    @Test
    void sendsOnceWhenAnEventComesTwice() {
        var author = newMember();
        var browser = subscribed(author);
        var comment = Events.comment(author, COMMENTER, "이바다");

        publish(Topics.COMMENT_CREATED, 77, comment);
        publish(Topics.COMMENT_CREATED, 77, comment);
        publish(Topics.COMMENT_CREATED, 77, Events.comment(author, COMMENTER, "박솔"));

        await().until(() -> browser.pushes().stream().anyMatch(p -> p.text().contains("박솔이")));
        await().untilAsserted(() -> assertThat(states(author)).isEqualTo(Map.of("ACCEPTED", 2L)));
        assertThat(browser.pushes()).hasSize(2);
        assertThat(notificationsOf(author)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void forgetsASubscriptionThatIsGone(int status) {
        var author = newMember();
        var browser = subscribed(author);
        browser.answersWith(Answer.status(status));

        publish(Topics.COMMENT_CREATED, 77, Events.comment(author, COMMENTER, "이바다"));

        await().untilAsserted(() -> assertThat(states(author)).isEqualTo(Map.of("GONE", 1L)));
        assertThat(isSubscribed(browser)).isFalse();
    }

    @Test
    void dropsWhatWasForTheMemberWhoHadTheBrowserBefore() {
        var before = newMember();
        var browser = subscribed(before);
        var delivered = subscribed(before);
        browser.answersWith(Answer.status(500));
        publish(Topics.COMMENT_CREATED, 77, Events.comment(before, COMMENTER, "이바다"));
        await().until(() -> !delivered.pushes().isEmpty() && !browser.answers().isEmpty());

        var after = newMember();
        publish(Topics.SUBSCRIPTION_REQUEST, after, Events.subscribe(after, browser));
        await().until(() -> owner(browser) == after);
        browser.answersWith(Answer.CREATED);

        await().untilAsserted(() ->
                assertThat(states(before)).isEqualTo(Map.of("ACCEPTED", 1L, "DROPPED", 1L)));
        assertThat(browser.pushes()).isEmpty();
        assertThat(isSubscribed(browser)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 413})
    void keepsASubscriptionWhenAMessageIsRejected(int status) {
        var author = newMember();
        var browser = subscribed(author);
        browser.answersWith(Answer.status(status));

        publish(Topics.COMMENT_CREATED, 77, Events.comment(author, COMMENTER, "이바다"));

        await().untilAsserted(() -> assertThat(states(author)).isEqualTo(Map.of("REJECTED", 1L)));
        assertThat(isSubscribed(browser)).isTrue();
        assertThat(browser.answers()).containsExactly(status);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void triesAgainWhenThePushServiceIsInTrouble(int status) {
        var author = newMember();
        var browser = subscribed(author);
        browser.answersWith(Answer.status(status));

        publish(Topics.COMMENT_CREATED, 77, Events.comment(author, COMMENTER, "이바다"));
        await().until(() -> !browser.answers().isEmpty());
        browser.answersWith(Answer.CREATED);

        await().untilAsserted(() -> assertThat(states(author)).isEqualTo(Map.of("ACCEPTED", 1L)));
        assertThat(isSubscribed(browser)).isTrue();
        assertThat(browser.pushes()).hasSize(1);
    }

    @Test
    void dropsWhatIsForAPlaceWeMayNotCall() {
        var author = newMember();
        var browser = subscribed(author);
        jdbc.sql("update subscription set endpoint = ? where endpoint = ?")
                .param("https://169.254.169.254/latest/" + author)
                .param(browser.endpoint().toString())
                .update();

        publish(Topics.COMMENT_CREATED, 77, Events.comment(author, COMMENTER, "이바다"));

        await().untilAsserted(() -> assertThat(states(author)).isEqualTo(Map.of("DROPPED", 1L)));
    }

    @Test
    void welcomesANewMemberInTheFirstBrowserOnly() {
        var member = newMember();
        publish(Topics.MEMBER_JOINED, member, Events.joined(member, "김하늘", "ko"));
        await().until(() -> notificationsOf(member) == 1);

        var first = subscribed(member);
        await().until(() -> first.pushes().size() == 1);
        var second = subscribed(member);
        publish(Topics.COMMENT_CREATED, 77, Events.comment(member, COMMENTER, "이바다"));

        await().until(() -> first.pushes().size() == 2 && second.pushes().size() == 1);
        assertThat(first.pushes().getFirst().text()).contains("WELCOME", "환영합니다");
        assertThat(second.pushes().getFirst().text()).contains("COMMENT");
    }

    @Test
    void welcomesANewMemberWhoHasSubscribedAlready() {
        var member = newMember();
        var browser = subscribed(member);

        publish(Topics.MEMBER_JOINED, member, Events.joined(member, "Sky", "en"));

        await().until(() -> browser.pushes().size() == 1);
        assertThat(browser.pushes().getFirst().text()).contains("Welcome to Bookmaru");
    }

    @Test
    void tellsAnErasedMemberNothing() {
        var author = newMember();
        publish(Topics.MEMBER_CHANGED, author, Events.erased(author, 5));
        publish(Topics.MEMBER_CHANGED, author, Events.changed(author, 4, "ko"));
        await().until(() -> knows(author));
        var witness = newMember();

        publish(Topics.COMMENT_CREATED, 77, Events.comment(author, COMMENTER, "이바다"));
        publish(Topics.COMMENT_CREATED, 77, Events.comment(witness, COMMENTER, "이바다"));

        await().until(() -> notificationsOf(witness) == 1);
        assertThat(notificationsOf(author)).isZero();
    }

    private Browser subscribed(long member) {
        var browser = pushService.newBrowser();
        publish(Topics.SUBSCRIPTION_REQUEST, member, Events.subscribe(member, browser));
        await().until(() -> isSubscribed(browser));
        return browser;
    }

    private boolean isSubscribed(Browser browser) {
        return count(
                        "select count(*) from subscription where endpoint = ?",
                        browser.endpoint().toString())
                == 1;
    }

    private long owner(Browser browser) {
        return count(
                "select member_id from subscription where endpoint = ?",
                browser.endpoint().toString());
    }

    private boolean knows(long member) {
        return count("select count(*) from member where id = ?", member) == 1;
    }

    private long notificationsOf(long member) {
        return count("select count(*) from notification where member_id = ?", member);
    }

    private long notificationOf(long member) {
        return count("select id from notification where member_id = ?", member);
    }

    private Map<String, Long> states(long member) {
        var states = new HashMap<String, Long>();
        jdbc.sql(
                        """
                        select d.state, count(*)
                        from delivery d join notification n on n.id = d.notification_id
                        where n.member_id = ?
                        group by d.state
                        """)
                .param(member)
                .query(row -> {
                    states.put(row.getString(1), row.getLong(2));
                });
        return states;
    }

    private long count(String sql, Object parameter) {
        return jdbc.sql(sql).param(parameter).query(Long.class).single();
    }
}
