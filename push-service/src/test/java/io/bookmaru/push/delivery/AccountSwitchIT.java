package io.bookmaru.push.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bookmaru.consumer.reply.Askers;
import io.bookmaru.events.CommentCreated;
import io.bookmaru.events.SubscriptionAnswered.Outcome;
import io.bookmaru.events.SubscriptionRequested.Kind;
import io.bookmaru.events.Topics;
import io.bookmaru.publisher.EventIds;
import io.bookmaru.push.Events;
import io.bookmaru.push.PushServiceTest;
import io.bookmaru.push.SubscriptionAsker;
import io.bookmaru.push.testing.Answer;
import io.bookmaru.push.testing.Browser;
import io.bookmaru.push.testing.ReceivedPush;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Two accounts take turns in one browser: same endpoint, same keys. From the answer to the one's
/// request until the other's next, nothing of the other may arrive; what does is read with the
/// browser's keys.
class AccountSwitchIT extends PushServiceTest {
    private static final int EVENTS = Integer.getInteger("bookmaru.test.switch-events", 200);
    private static final int EVENTS_IN_A_TURN = 20;
    private static final int TURNS = EVENTS / EVENTS_IN_A_TURN;
    private static final int LOG_OUTS = 4;
    private static final int HIJACKS = 20;
    private static final AtomicLong posts = new AtomicLong(70_000);

    @Autowired private Askers askers;

    private SubscriptionAsker asker;

    @BeforeEach
    void start() {
        asker = new SubscriptionAsker(askers);
    }

    @AfterEach
    void stop() {
        asker.close();
    }

    @Test
    void bringsNothingToTheOtherAccount() {
        var accounts = List.of(new Account("김하늘"), new Account("이바다"));
        var browser = pushService.newBrowser();
        var wrong = new ArrayList<ReceivedPush>();

        for (int turn = 0; turn < TURNS; turn++) {
            var here = accounts.get(turn % 2);
            var other = accounts.get(1 - turn % 2);
            asker.ask(Events.subscribe(here.member, browser));
            var since = browser.pushes().size();
            for (int i = 0; i < EVENTS_IN_A_TURN; i++) (i % 2 == 0 ? here : other).hasAComment();
            awaitPushes(browser, since + 1);
            if (turn == TURNS - 1) accounts.forEach(this::awaitEnd);
            browser.pushes().stream().skip(since).filter(other::isMeant).forEach(wrong::add);
        }

        assertThat(wrong).isEmpty();
        assertThat(accounts)
                .allMatch(account -> browser.pushes().stream().anyMatch(account::isMeant));
        assertThat(pushService.refusals()).isEmpty();
        System.out.printf(
                "FIGURE account switch: %d events for two accounts, %d turns in one browser: %d pushes"
                        + " arrived, %d at the wrong account, %d dropped%n",
                EVENTS,
                TURNS,
                browser.pushes().size(),
                wrong.size(),
                accounts.stream().mapToLong(account -> in("DROPPED", account.member)).sum());
    }

    /// Some wait for a push service in trouble, some are on their way.
    @Test
    void bringsNothingAfterLoggingOut() {
        var account = new Account("김하늘");
        var browser = pushService.newBrowser();
        long after = 0;

        for (int round = 0; round < LOG_OUTS; round++) {
            asker.ask(Events.subscribe(account.member, browser));
            browser.answersWith(round % 2 == 0 ? Answer.status(429) : Answer.CREATED);
            var since = browser.arrivals().size();
            for (int i = 0; i < EVENTS_IN_A_TURN; i++) account.hasAComment();
            await().until(() -> browser.arrivals().size() > since);
            asker.ask(Events.unsubscribe(account.member, browser));
            var atTheEnd = browser.arrivals().size();
            browser.answersWith(Answer.CREATED);
            account.hasAComment();
            awaitEnd(account);
            after += browser.arrivals().size() - atTheEnd;
        }

        assertThat(after).isZero();
        System.out.printf(
                "FIGURE log-out: %d times with pushes waiting and in flight, %d arrived before, %d"
                        + " after%n",
                LOG_OUTS, browser.arrivals().size(), after);
    }

    /// They know the endpoint, and not the browser's secret.
    @Test
    void givesABrowserToNobodyWhoOnlyKnowsItsEndpoint() {
        var account = new Account("김하늘");
        var browser = pushService.newBrowser();
        asker.ask(Events.subscribe(account.member, browser));

        for (int i = 0; i < HIJACKS; i++) {
            var stranger = pushService.newBrowser();
            var answer =
                    asker.ask(
                            Events.request(
                                    newMember(),
                                    Kind.SUBSCRIBE,
                                    browser.endpoint().toString(),
                                    i % 2 == 0 ? browser.p256dh() : stranger.p256dh(),
                                    stranger.auth()));
            assertThat(answer.outcome()).isEqualTo(Outcome.REFUSED);
        }
        account.hasAComment();

        await().until(() -> browser.pushes().stream().anyMatch(account::isMeant));
        System.out.printf("FIGURE hijack by subscribing: %d attempts, 0 succeeded%n", HIJACKS);
    }

    private void awaitPushes(Browser browser, int count) {
        await().pollInterval(Duration.ofMillis(2)).until(() -> browser.pushes().size() >= count);
    }

    /// All that has been told of is planned, and no delivery waits.
    private void awaitEnd(Account account) {
        await().atMost(Duration.ofMinutes(5))
                .until(() ->
                        count(
                                                "select count(*) from notification where member_id = ?",
                                                account.member)
                                        == account.comments
                                && in("WAITING", account.member) == 0);
    }

    private long in(String state, long member) {
        return jdbc.sql(
                        """
                        select count(*)
                        from delivery d join notification n on n.id = d.notification_id
                        where d.state = ? and n.member_id = ?
                        """)
                .params(state, member)
                .query(Long.class)
                .single();
    }

    private long count(String sql, long member) {
        return jdbc.sql(sql).param(member).query(Long.class).single();
    }

    /// Its comments name it, each at a post of its own. Nobody waits for Kafka.
    private final class Account {
        private final long member = newMember();
        private final String name;
        private long comments;

        Account(String name) {
            this.name = name;
        }

        void hasAComment() {
            var post = posts.incrementAndGet();
            comments++;
            send(
                    Topics.COMMENT_CREATED,
                    post,
                    new CommentCreated(
                            EventIds.next(), Instant.now(), post, post, member, 1, name));
        }

        boolean isMeant(ReceivedPush push) {
            return push.text().contains(name);
        }
    }
}
