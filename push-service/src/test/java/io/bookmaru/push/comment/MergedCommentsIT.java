package io.bookmaru.push.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bookmaru.events.CommentCreated;
import io.bookmaru.push.Events;
import io.bookmaru.push.NotifyingInstance;
import io.bookmaru.push.NotifyingTest;
import io.bookmaru.push.member.QuietHoursChanged;
import io.bookmaru.push.testing.Answer;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MergedCommentsIT extends NotifyingTest {
    private static final int COMMENTS = Integer.getInteger("bookmaru.test.comments", 50);
    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final AtomicLong posts = new AtomicLong();

    private final long author = newMember();
    private final long sky = newMember();
    private final long sea = newMember();
    private final long pine = newMember();
    private final long post = posts.incrementAndGet();

    @Test
    void areOneUpdateOfTheFirst() {
        var browser = browserOf(author);

        comment(sky, "김하늘");
        settle();
        comment(sea, "이바다");
        comment(pine, "박솔");
        comment(sea, "이바다");
        advance(WINDOW.minusSeconds(1));
        assertThat(bodies(browser)).containsExactly("김하늘이 코멘트를 달았습니다.");
        advance(Duration.ofSeconds(1));

        assertThat(bodies(browser)).containsExactly("김하늘이 코멘트를 달았습니다.", "김하늘 외 2명이 코멘트를 달았습니다.");
        var first = browser.pushes().getFirst();
        var update = browser.pushes().getLast();
        assertThat(update.topic()).isEqualTo(first.topic());
        assertThat(text(update, "tag")).isEqualTo(text(first, "tag")).isEqualTo("post-" + post);
        assertThat(text(update, "id")).isEqualTo(text(first, "id"));
        assertThat(inbox(author)).containsExactly("김하늘 외 2명이 코멘트를 달았습니다.");
        assertThat(states(author)).isEqualTo(Map.of("ACCEPTED", 2L));
    }

    @Test
    void areWrittenInTheMembersLanguage() {
        var browser = browserOf(author);
        instance.hear(Events.changed(author, 1, "en"));

        comment(sky, "Haneul Kim");
        comment(sea, "이바다");
        comment(pine, "박솔");
        advance(WINDOW);

        assertThat(bodies(browser))
                .containsExactly(
                        "Haneul Kim commented on your post.",
                        "Haneul Kim and 2 others commented on your post.");
    }

    @Test
    void ofOnePersonCountAsOne() {
        var browser = browserOf(author);

        for (int i = 0; i < 3; i++) comment(sky, "김하늘");
        advance(WINDOW);

        assertThat(bodies(browser)).containsExactly("김하늘이 코멘트를 달았습니다.", "김하늘이 코멘트를 달았습니다.");
    }

    @Test
    void makeTheInboxUnreadAgain() {
        comment(sky, "김하늘");
        jdbc.sql("update notification set read_at = now() where member_id = ?")
                .param(author)
                .update();
        comment(sea, "이바다");
        assertThat(unread()).isZero();

        advance(WINDOW);

        assertThat(unread()).isEqualTo(1);
    }

    @Test
    void areToldAtOnceAgainAfterTheWindow() {
        var browser = browserOf(author);

        comment(sky, "김하늘");
        advance(WINDOW);
        comment(sea, "이바다");
        settle();

        assertThat(bodies(browser)).containsExactly("김하늘이 코멘트를 달았습니다.", "이바다가 코멘트를 달았습니다.");
        assertThat(inbox(author)).hasSize(2);
    }

    @Test
    void onTwoPostsAreNotMerged() {
        var browser = browserOf(author);

        comment(sky, "김하늘");
        instance.hear(Events.comment(posts.incrementAndGet(), author, sea, "이바다"));
        settle();

        assertThat(bodies(browser))
                .containsExactlyInAnyOrder("김하늘이 코멘트를 달았습니다.", "이바다가 코멘트를 달았습니다.");
    }

    @Test
    void leaveOutWhoeverIsBlocked() {
        var browser = browserOf(author);
        instance.hear(Events.block(author, pine, 1, true));

        comment(sky, "김하늘");
        comment(pine, "박솔");
        comment(sea, "이바다");
        comment(author, "나");
        instance.hear(Events.block(author, sea, 1, true));
        advance(WINDOW);

        assertThat(bodies(browser)).containsExactly("김하늘이 코멘트를 달았습니다.");
        assertThat(states(author)).isEqualTo(Map.of("ACCEPTED", 1L));
    }

    @Test
    void nameAnotherWhenTheFirstIsBlocked() {
        var browser = browserOf(author);

        comment(sky, "김하늘");
        settle();
        comment(sea, "이바다");
        instance.hear(Events.block(author, sky, 1, true));
        advance(WINDOW);

        assertThat(bodies(browser)).containsExactly("김하늘이 코멘트를 달았습니다.", "이바다가 코멘트를 달았습니다.");
    }

    @Test
    void waitForTheEndOfQuietHoursTogether() {
        var browser = browserOf(author);
        quiet("22:00", "07:00");
        clock.set(clock.instant().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(15)));

        comment(sky, "김하늘");
        advance(Duration.ofHours(3));
        comment(sea, "이바다");
        advance(Duration.ofHours(3));
        assertThat(browser.pushes()).isEmpty();
        assertThat(inbox(author)).containsExactly("김하늘이 코멘트를 달았습니다.");
        advance(Duration.ofHours(1));

        assertThat(bodies(browser)).containsExactly("김하늘 외 1명이 코멘트를 달았습니다.");
        assertThat(inbox(author)).containsExactly("김하늘 외 1명이 코멘트를 달았습니다.");
    }

    @Test
    void areToldWhenQuietHoursAreGivenUp() {
        var browser = browserOf(author);
        quiet("00:01", "00:00");

        comment(sky, "김하늘");
        settle();
        assertThat(browser.pushes()).isEmpty();
        jdbc.sql("delete from notification_setting where member_id = ?").param(author).update();
        instance.publish(new QuietHoursChanged(author));
        settle();

        assertThat(bodies(browser)).containsExactly("김하늘이 코멘트를 달았습니다.");
    }

    @Test
    void areNotPushedWhenReadInTheInboxMeanwhile() {
        var browser = browserOf(author);
        quiet("00:01", "00:00");

        comment(sky, "김하늘");
        jdbc.sql("update notification set read_at = now() where member_id = ?")
                .param(author)
                .update();
        advance(Duration.ofDays(1));

        assertThat(browser.pushes()).isEmpty();
        assertThat(unread()).isZero();
    }

    @Test
    void areTheNewestOfThemWhereTheFirstHasNotArrived() {
        var browser = browserOf(author);
        browser.answersWith(Answer.status(503));

        comment(sky, "김하늘");
        await().until(() -> !browser.answers().isEmpty());
        comment(sea, "이바다");
        advance(WINDOW);
        browser.answersWith(Answer.CREATED);
        advance(Duration.ofHours(1));

        assertThat(bodies(browser)).containsExactly("김하늘 외 1명이 코멘트를 달았습니다.");
        assertThat(states(author)).isEqualTo(Map.of("ACCEPTED", 1L, "DROPPED superseded", 1L));
    }

    @Test
    void areOnePushAndOneUpdateHoweverManyHearThem() throws Exception {
        var browser = browserOf(author);
        var events = new ArrayList<CommentCreated>();
        for (int i = 0; i < COMMENTS; i++)
            events.add(Events.comment(post, author, 1_000_000 + i % (COMMENTS / 2), "이바다"));
        var instances = new ArrayList<>(List.of(instance));
        for (int i = 0; i < 2; i++) instances.add(anotherInstance());
        var everything = new ArrayList<CommentCreated>();
        for (int i = 0; i < instances.size(); i++) everything.addAll(events);
        Collections.shuffle(everything, new Random(7));

        all(
                everything.stream()
                        .map(event ->
                                (Runnable)
                                        () -> instances.get((int) (Math.random() * 3)).hear(event))
                        .toList());
        settle();
        var first = browser.pushes().size();
        clock.advance(WINDOW);
        all(
                instances.stream()
                        .map(one -> (Runnable) () -> one.part(EndWindows.class).end())
                        .toList());
        settle();
        all(events.stream().map(event -> (Runnable) () -> instance.hear(event)).toList());
        settle();

        assertThat(first).isEqualTo(1);
        assertThat(bodies(browser))
                .containsExactly(
                        "이바다가 코멘트를 달았습니다.", "이바다 외 %d명이 코멘트를 달았습니다.".formatted(COMMENTS / 2 - 1));
        assertThat(inbox(author)).hasSize(1);
        instances.stream().skip(1).forEach(NotifyingInstance::close);
        System.out.printf(
                "FIGURE %d comments by %d members on one post, each heard %d times by %d instances at"
                        + " once: pushes %d, inbox entries %d, \"%s\"%n",
                COMMENTS,
                COMMENTS / 2,
                instances.size() + 1,
                instances.size(),
                browser.pushes().size(),
                inbox(author).size(),
                bodies(browser).getLast());
    }

    private void comment(long commenter, String name) {
        instance.hear(Events.comment(post, author, commenter, name));
    }

    private void quiet(String from, String to) {
        jdbc.sql(
                        """
                        insert into notification_setting
                            (member_id, kinds_off, quiet_from, quiet_to, changed_at)
                        values (?, '{}', ?::time, ?::time, now())
                        """)
                .params(author, from, to)
                .update();
    }

    private int unread() {
        return jdbc.sql(
                        """
                        select count(*) from notification
                        where member_id = ? and read_at is null
                        """)
                .param(author)
                .query(Integer.class)
                .single();
    }

    private static void all(List<Runnable> work) throws Exception {
        try (var threads = Executors.newFixedThreadPool(16)) {
            var running = new ArrayList<Future<?>>();
            for (var one : work) running.add(threads.submit(one));
            for (var one : running) one.get();
        }
    }
}
