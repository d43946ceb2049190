package io.bookmaru.push.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bookmaru.events.ErasureConfirmed;
import io.bookmaru.events.Event;
import io.bookmaru.events.MemberErased;
import io.bookmaru.events.Topics;
import io.bookmaru.publisher.EventIds;
import io.bookmaru.push.Events;
import io.bookmaru.push.PushServiceTest;
import io.bookmaru.testing.erasure.OldEvents;
import io.bookmaru.testing.erasure.Traces;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.kafka.core.KafkaTemplate;
import tools.jackson.databind.json.JsonMapper;

class ErasureIT extends PushServiceTest {
    @Autowired private ApplicationContext service;
    @Autowired private KafkaTemplate<String, byte[]> kafka;

    private final String canary = "canary" + UUID.randomUUID().toString().replace("-", "");
    private final long gone = newMember();
    private final long other = newMember();

    @Test
    void memberLeavesAnIdAndNoOldEventBringsMoreBack() throws Exception {
        var browser = pushService.newBrowser();
        var othersBrowser = pushService.newBrowser();
        var joined = Events.joined(gone, canary, "ko");
        var subscribed = Events.subscribe(gone, browser);
        var comment = Events.comment(other, gone, canary);
        var answer = Events.comment(gone, other, "이바다");
        var block = Events.block(gone, other, 1, true);
        var blocked = Events.block(other, gone, 1, false);
        publish(Topics.SUBSCRIPTION_REQUEST, other, Events.subscribe(other, othersBrowser));
        again(Topics.MEMBER_JOINED, gone, joined);
        again(Topics.SUBSCRIPTION_REQUEST, gone, subscribed);
        again(Topics.COMMENT_CREATED, 77, comment);
        again(Topics.COMMENT_CREATED, 77, answer);
        again(Topics.BLOCK_CHANGED, gone, block);
        again(Topics.BLOCK_CHANGED, other, blocked);
        jdbc.sql("insert into muted_post (member_id, post_id) values (?, 77)").param(gone).update();
        jdbc.sql(
                        """
                        insert into notification_setting (member_id, kinds_off, changed_at)
                        values (?, '{}', now())
                        """)
                .param(gone)
                .update();
        await().untilAsserted(() -> assertThat(othersBrowser.pushes()).isNotEmpty());
        assertThat(inTables(browser.endpoint().toString())).isNotEmpty();

        publish(Topics.MEMBER_CHANGED, gone, Events.erased(gone, 2));
        publish(Topics.MEMBER_ERASED, gone, erased());

        await().untilAsserted(() -> assertThat(confirmations()).isEqualTo(1));
        assertForgotten(browser.endpoint().toString(), browser.auth(), browser.p256dh());
        var pushes = browser.pushes().size();

        again(Topics.MEMBER_JOINED, gone, Events.joined(gone, canary, "ko"));
        again(Topics.MEMBER_JOINED, gone, joined);
        again(Topics.SUBSCRIPTION_REQUEST, gone, subscribed);
        again(Topics.SUBSCRIPTION_REQUEST, gone, Events.subscribe(gone, browser));
        again(Topics.COMMENT_CREATED, 77, comment);
        again(Topics.COMMENT_CREATED, 77, Events.comment(other, gone, canary));
        again(Topics.COMMENT_CREATED, 77, Events.comment(gone, other, "이바다"));
        again(Topics.BLOCK_CHANGED, gone, Events.block(gone, other, 9, true));
        again(Topics.BLOCK_CHANGED, other, Events.block(other, gone, 9, true));
        again(Topics.MEMBER_CHANGED, gone, Events.changed(gone, 9, "ko"));

        assertForgotten(browser.endpoint().toString(), browser.auth(), browser.p256dh());
        assertThat(browser.pushes()).hasSize(pushes);
        publish(Topics.MEMBER_ERASED, gone, erased());
        await().untilAsserted(() -> assertThat(confirmations()).isEqualTo(2));
    }

    @Test
    void memberIsNamedNoMoreWhereOthersCommentedToo() {
        var post = newMember();
        var quiet = newMember();
        var third = newMember();
        again(Topics.COMMENT_CREATED, post, Events.comment(post, other, gone, canary));
        again(Topics.COMMENT_CREATED, post, Events.comment(post, other, third, "이바다"));
        again(Topics.COMMENT_CREATED, quiet, Events.comment(quiet, other, third, "박솔"));
        again(Topics.COMMENT_CREATED, quiet, Events.comment(quiet, other, gone, canary));
        end(quiet);
        await().until(() -> inbox().contains("박솔 외 1명이 코멘트를 달았습니다."));

        again(Topics.MEMBER_ERASED, gone, erased());

        assertThat(inTables(canary)).isEmpty();
        assertThat(inbox()).containsExactlyInAnyOrder("이바다가 코멘트를 달았습니다.", "박솔이 코멘트를 달았습니다.");
        end(post);
        await().until(() -> edition("이바다가 코멘트를 달았습니다.") == 2);
    }

    private void end(long post) {
        jdbc.sql("update comment_window set ends_at = now() where post_id = ?")
                .param(post)
                .update();
    }

    private List<String> inbox() {
        return jdbc.sql("select body from notification where member_id = ?")
                .param(other)
                .query(String.class)
                .list();
    }

    private int edition(String body) {
        return jdbc.sql("select edition from notification where member_id = ? and body = ?")
                .params(other, body)
                .query(Integer.class)
                .single();
    }

    private MemberErased erased() {
        return new MemberErased(EventIds.next(), Instant.now(), gone, List.of());
    }

    private void assertForgotten(String... keptSecrets) {
        assertThat(inTables(canary)).isEmpty();
        assertThat(inTables(keptSecrets)).isEmpty();
        assertThat(
                        jdbc.sql(
                                        """
                                        select (select count(*) from notification where member_id = :id)
                                             + (select count(*) from notification_setting where member_id = :id)
                                             + (select count(*) from muted_post where member_id = :id)
                                             + (select count(*) from heard_comment where author_id = :id)
                                             + (select count(*) from subscription where member_id = :id)
                                             + (select count(*) from block
                                                where :id in (member_id, blocked_member_id))
                                             + (select count(*) from member where id = :id and not erased)
                                        """)
                                .param("id", gone)
                                .query(Long.class)
                                .single())
                .isZero();
    }

    private List<String> inTables(String... texts) {
        return new Traces(service).inTables(List.of(texts));
    }

    private void again(String topic, long key, Event event) {
        var sent = kafka.send(records.record(topic, Long.toString(key), event)).join();
        OldEvents.awaitApplied(jdbc, sent.getRecordMetadata());
    }

    private long confirmations() {
        var json = JsonMapper.builder().build();
        return new Traces(service)
                .records(Topics.ERASURE_CONFIRMED).stream()
                        .map(record -> json.readValue(record.value(), ErasureConfirmed.class))
                        .filter(c -> c.kind() == ErasureConfirmed.Kind.MEMBER)
                        .filter(c -> c.subjectId() == gone && c.service().equals("push"))
                        .count();
    }
}
