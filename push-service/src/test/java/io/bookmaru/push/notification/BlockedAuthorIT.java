package io.bookmaru.push.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bookmaru.events.Topics;
import io.bookmaru.push.Events;
import io.bookmaru.push.PushServiceTest;
import io.bookmaru.push.block.Blocks;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class BlockedAuthorIT extends PushServiceTest {
    @Autowired private Blocks blocks;

    private final long author = newMember();
    private final long blocked = newMember();
    private final long friend = newMember();

    @Test
    void isNotHeardByTheOneWhoBlocks() {
        block(blocked, 1, true);
        await().until(() -> blocks.isBlocked(author, blocked));

        publish(Topics.COMMENT_CREATED, 77, Events.comment(author, blocked, "이바다"));
        publish(Topics.COMMENT_CREATED, 77, Events.comment(author, friend, "박솔"));
        publish(Topics.COMMENT_CREATED, 77, Events.comment(blocked, author, "김하늘"));

        await().untilAsserted(() -> {
            assertThat(told(author)).containsExactly("박솔이 코멘트를 달았습니다.");
            assertThat(told(blocked)).hasSize(1);
        });
    }

    @Test
    void isHeardAgainWhenTheBlockIsLiftedThoughAnOldEventComesLate() {
        block(blocked, 1, true);
        block(blocked, 2, false);
        block(blocked, 1, true);
        block(friend, 1, true);
        await().until(() -> blocks.isBlocked(author, friend));

        publish(Topics.COMMENT_CREATED, 77, Events.comment(author, blocked, "이바다"));

        await().untilAsserted(() -> assertThat(told(author)).hasSize(1));
    }

    private void block(long other, long revision, boolean active) {
        publish(Topics.BLOCK_CHANGED, author, Events.block(author, other, revision, active));
    }

    private List<String> told(long member) {
        return jdbc.sql("select body from notification where member_id = ?")
                .param(member)
                .query(String.class)
                .list();
    }
}
