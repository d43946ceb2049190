package io.bookmaru.push.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bookmaru.consumer.reply.Askers;
import io.bookmaru.events.SubscriptionAnswered;
import io.bookmaru.events.SubscriptionAnswered.Outcome;
import io.bookmaru.events.SubscriptionRequested;
import io.bookmaru.events.SubscriptionRequested.Kind;
import io.bookmaru.events.Topics;
import io.bookmaru.push.Events;
import io.bookmaru.push.LogCheck;
import io.bookmaru.push.PushServiceTest;
import io.bookmaru.push.SubscriptionAsker;
import io.bookmaru.push.testing.Browser;
import io.bookmaru.push.webpush.VapidKeys;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.kafka.core.ConsumerFactory;
import tools.jackson.databind.json.JsonMapper;

/// The asker here is the one that api-service uses.
@ExtendWith(OutputCaptureExtension.class)
class SubscriptionIT extends PushServiceTest {
    private static final String LATE =
            "request: older than another for this browser, or than 30 days";

    @Autowired private Askers askers;
    @Autowired private ConsumerFactory<byte[], byte[]> consumers;
    @Autowired private JsonMapper json;
    @Autowired private VapidKeys vapid;
    @Autowired private SubscriptionMetrics metrics;
    @Autowired private EncryptStoredAddresses encryptStored;
    @Autowired private MeterRegistry meters;
    @Autowired private Subscriptions subscriptions;

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
    void keepsWhatABrowserGaveAndAnswersWhoAsked() {
        var member = newMember();
        var browser = pushService.newBrowser();

        var answer = ask(Events.subscribe(member, browser));

        assertThat(answer.outcome()).isEqualTo(Outcome.SUBSCRIBED);
        assertThat(row(browser))
                .containsEntry("id", answer.subscriptionId())
                .containsEntry("member_id", member)
                .containsEntry("vapid_key_id", vapid.current().id())
                .containsEntry("binding_version", 1)
                .doesNotContainValue(browser.p256dh())
                .doesNotContainValue(browser.auth());
        assertThat(address(browser)).isEqualTo(given(browser));
    }

    /// From before there was a secret.
    @Test
    void areEncryptedWhenTheyWereStoredAsTheyCame() {
        var browser = pushService.newBrowser();
        ask(Events.subscribe(newMember(), browser));
        jdbc.sql("update subscription set p256dh = ?, auth = ? where endpoint = ?")
                .params(browser.p256dh(), browser.auth(), browser.endpoint().toString())
                .update();
        assertThat(address(browser)).isEqualTo(given(browser));

        encryptStored.encrypt();

        assertThat(row(browser))
                .doesNotContainValue(browser.p256dh())
                .doesNotContainValue(browser.auth());
        assertThat(address(browser)).isEqualTo(given(browser));
    }

    @Test
    void answersARequestThatNobodyWaitsForAnyMore() {
        var member = newMember();
        var request = Events.subscribe(member, pushService.newBrowser());

        publish(Topics.SUBSCRIPTION_REQUEST, member, request);

        await().until(() -> answersTo(request).size() == 1);
    }

    @Test
    void isRefusedToAMemberWhoHasFiftyOthers() {
        var member = newMember();
        var first = pushService.newBrowser();
        ask(Events.subscribe(member, first));
        for (int i = 1; i < 50; i++)
            assertThat(ask(Events.subscribe(member, pushService.newBrowser())).outcome())
                    .isEqualTo(Outcome.SUBSCRIBED);

        var answer = ask(Events.subscribe(member, pushService.newBrowser()));

        assertThat(answer.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(answer.reason()).contains("50 (expected: fewer");
        assertThat(ask(Events.subscribe(member, first)).outcome()).isEqualTo(Outcome.SUBSCRIBED);
    }

    @Test
    void keepsSeveralBrowsersOfAMember() {
        var member = newMember();

        ask(Events.subscribe(member, pushService.newBrowser()));
        ask(Events.subscribe(member, pushService.newBrowser()));

        assertThat(browsersOf(member)).isEqualTo(2);
    }

    /// A caller who waited in vain has the same request sent again.
    @Test
    void appliesARequestOnceAndAnswersItAsOftenAsItComes() {
        var request = Events.subscribe(newMember(), pushService.newBrowser());

        for (int i = 0; i < 5; i++) {
            publish(Topics.SUBSCRIPTION_REQUEST, request.memberId(), request);
        }
        var answer = ask(request);

        await().until(() -> answersTo(request).size() == 6);
        assertThat(answersTo(request))
                .extracting(SubscriptionAnswered::subscriptionId)
                .containsOnly(answer.subscriptionId());
        assertThat(
                        count(
                                "select count(*) from subscription where endpoint = ?",
                                request.endpoint()))
                .isEqualTo(1);
    }

    @Test
    void givesABrowserToTheMemberWhoSubscribedLast() {
        var before = newMember();
        var after = newMember();
        var browser = pushService.newBrowser();

        var first = Events.subscribe(before, browser);
        ask(first);
        ask(Events.subscribe(after, browser));
        ask(first);

        assertThat(row(browser))
                .containsEntry("member_id", after)
                .containsEntry("binding_version", 2);
    }

    /// A push service may say that a subscription is gone after it has changed hands.
    @Test
    void isForgottenOnlyInTheBindingThatFailed() {
        var browser = pushService.newBrowser();
        var id = ask(Events.subscribe(newMember(), browser)).subscriptionId();
        ask(Events.subscribe(newMember(), browser));

        subscriptions.forget(id, 1, browser.endpoint().toString());
        subscriptions.forget(id, 2, pushService.newBrowser().endpoint().toString());
        assertThat(row(browser)).containsEntry("binding_version", 2);

        subscriptions.forget(id, 2, browser.endpoint().toString());
        assertThat(count("select count(*) from subscription where id = ?", id)).isZero();
    }

    @Test
    void keepsTheBindingWhenTheSameMemberSubscribesAgain() {
        var member = newMember();
        var browser = pushService.newBrowser();

        ask(Events.subscribe(member, browser));
        ask(Events.subscribe(member, browser));

        assertThat(row(browser)).containsEntry("binding_version", 1);
    }

    @Test
    void releasesABrowserOfItsOwnMemberOnly() {
        var member = newMember();
        var browser = pushService.newBrowser();
        ask(Events.subscribe(member, browser));

        var byStranger = ask(Events.unsubscribe(newMember(), browser));
        assertThat(row(browser)).containsEntry("member_id", member);

        var byOwner = ask(Events.unsubscribe(member, browser));
        assertThat(browsersOf(member)).isZero();
        assertThat(List.of(byStranger.outcome(), byOwner.outcome()))
                .containsOnly(Outcome.UNSUBSCRIBED);
    }

    /// The first request waited in an outbox or a retry topic, or was replayed by an admin.
    @Test
    void leavesABrowserToItsMemberWhenARequestFromBeforeIsLate() {
        var after = newMember();
        var browser = pushService.newBrowser();
        var late = Events.subscribe(newMember(), browser);
        ask(Events.subscribe(after, browser));

        var answer = ask(late);

        assertThat(answer.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(answer.reason()).isEqualTo(LATE);
        assertThat(row(browser)).containsEntry("member_id", after);
        assertThat(ask(late).outcome()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void leavesABrowserReleasedWhenARequestFromBeforeIsLate() {
        var member = newMember();
        var browser = pushService.newBrowser();
        var late = Events.subscribe(member, browser);
        ask(Events.unsubscribe(member, browser));

        var answer = ask(late);

        assertThat(answer.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(browsersOf(member)).isZero();
        assertThat(ask(Events.subscribe(member, browser)).outcome()).isEqualTo(Outcome.SUBSCRIBED);
    }

    @Test
    void leavesABrowserBoundWhenAReleaseFromBeforeIsLate() {
        var member = newMember();
        var browser = pushService.newBrowser();
        ask(Events.subscribe(member, browser));
        var late = Events.unsubscribe(member, browser);
        ask(Events.subscribe(member, browser));

        assertThat(ask(late).outcome()).isEqualTo(Outcome.UNSUBSCRIBED);
        assertThat(row(browser)).containsEntry("member_id", member);
    }

    @Test
    void answersALateRequestWithWhatTheMemberAlreadyHas() {
        var member = newMember();
        var browser = pushService.newBrowser();
        var late = Events.subscribe(member, browser);
        var answer = ask(Events.subscribe(member, browser));

        var lateAnswer = ask(late);

        assertThat(lateAnswer.outcome()).isEqualTo(Outcome.SUBSCRIBED);
        assertThat(lateAnswer.subscriptionId()).isEqualTo(answer.subscriptionId());
    }

    @Test
    void refusesARequestOfSoLongAgoThatNoNewerOneWouldBeKnown() {
        var member = newMember();
        var browser = pushService.newBrowser();

        var answer = ask(Events.earlier(Events.subscribe(member, browser), Duration.ofDays(31)));

        assertThat(answer.reason()).isEqualTo(LATE);
        assertThat(browsersOf(member)).isZero();
    }

    @Test
    void endWhenTheirMemberIsErasedAndDoNotComeBack() {
        var member = newMember();
        ask(Events.subscribe(member, pushService.newBrowser()));

        publish(Topics.MEMBER_CHANGED, member, Events.erased(member, 2));
        await().until(() -> browsersOf(member) == 0);
        var answer = ask(Events.subscribe(member, pushService.newBrowser()));

        assertThat(answer.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(answer.reason()).isEqualTo("member: erased");
        assertThat(browsersOf(member)).isZero();
    }

    @Test
    void refusesAHostileEndpoint() {
        var member = newMember();
        var browser = pushService.newBrowser();

        var answer =
                ask(
                        Events.request(
                                member,
                                Kind.SUBSCRIBE,
                                "https://169.254.169.254/latest/meta-data/",
                                browser.p256dh(),
                                browser.auth()));

        assertThat(answer.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(answer.reason()).isEqualTo("endpoint: not a known push service");
        assertThat(browsersOf(member)).isZero();
    }

    @Test
    void refusesKeysThatNoBrowserMade() {
        var browser = pushService.newBrowser();
        var endpoint = browser.endpoint().toString();

        var badAuth =
                ask(Events.request(newMember(), Kind.SUBSCRIBE, endpoint, browser.p256dh(), "AA"));
        var noKeys = ask(Events.request(newMember(), Kind.SUBSCRIBE, endpoint, null, null));

        assertThat(badAuth.reason()).isEqualTo("keys: auth of 1 bytes (expected: 16)");
        assertThat(noKeys.reason()).isEqualTo("keys: missing");
    }

    @Test
    void belongToTheKeyThatTheirPageNamesAndKeepItWhenItDoesNot() {
        var member = newMember();
        var browser = pushService.newBrowser();
        var other = vapid.find(otherKeyId).orElseThrow().publicKey();

        ask(Events.withKey(Events.subscribe(member, browser), other));
        assertThat(row(browser)).containsEntry("vapid_key_id", otherKeyId);

        ask(Events.subscribe(newMember(), browser));
        assertThat(row(browser)).containsEntry("vapid_key_id", otherKeyId);

        ask(Events.withKey(Events.subscribe(member, browser), vapid.current().publicKey()));
        assertThat(row(browser)).containsEntry("vapid_key_id", vapid.current().id());
    }

    @Test
    void areRefusedForAKeyOfSomebodyElse() {
        var browser = pushService.newBrowser();

        var answer = ask(Events.withKey(Events.subscribe(newMember(), browser), browser.p256dh()));

        assertThat(answer.reason()).isEqualTo("applicationServerKey: not a key of ours");
    }

    @Test
    void leaveNothingInTheLogThatOneCouldSendWith(CapturedOutput log) {
        var browser = pushService.newBrowser();
        var stranger = pushService.newBrowser();
        var request = Events.subscribe(newMember(), browser);
        var endpoint = request.endpoint();
        ask(request);
        ask(request);
        ask(Events.earlier(Events.subscribe(newMember(), browser), Duration.ofDays(31)));
        ask(Events.request(newMember(), Kind.SUBSCRIBE, endpoint, "AA", browser.auth()));
        ask(
                Events.request(
                        newMember(),
                        Kind.SUBSCRIBE,
                        endpoint.replace("http://", "https://"),
                        browser.p256dh(),
                        browser.auth()));
        ask(
                Events.request(
                        newMember(), Kind.SUBSCRIBE, endpoint, stranger.p256dh(), stranger.auth()));
        ask(Events.withKey(Events.subscribe(newMember(), browser), stranger.p256dh()));
        ask(Events.unsubscribe(request.memberId(), browser));

        LogCheck.assertNothingOf(browser, log.getAll());
        LogCheck.assertNothingOf(stranger, log.getAll());
    }

    @Test
    void areCountedForEachKey() {
        var other = vapid.find(otherKeyId).orElseThrow().publicKey();
        ask(Events.withKey(Events.subscribe(newMember(), pushService.newBrowser()), other));

        metrics.count();

        assertThat(counted(otherKeyId, "other")).isPositive();
        jdbc.sql("update subscription set vapid_key_id = 'lost' where vapid_key_id = ?")
                .param(otherKeyId)
                .update();
        metrics.count();
        assertThat(counted(otherKeyId, "other")).isZero();
        assertThat(counted("lost", "missing")).isPositive();
    }

    private double counted(String keyId, String state) {
        return meters.get("bookmaru.push.subscriptions")
                .tag("key", keyId)
                .tag("state", state)
                .gauge()
                .value();
    }

    private SubscriptionAnswered ask(SubscriptionRequested request) {
        return asker.ask(request);
    }

    private List<SubscriptionAnswered> answersTo(SubscriptionRequested request) {
        try (var consumer = consumers.createConsumer("answers-to-" + request.requestId(), null)) {
            var partitions =
                    consumer.partitionsFor(Topics.SUBSCRIPTION_RESPONSE).stream()
                            .map(p -> new TopicPartition(p.topic(), p.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var answers = new ArrayList<SubscriptionAnswered>();
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                for (var record : consumer.poll(Duration.ofMillis(100))) {
                    var answer = json.readValue(record.value(), SubscriptionAnswered.class);
                    if (answer.requestId().equals(request.requestId())) answers.add(answer);
                }
            }
            return answers;
        }
    }

    private PushAddress address(Browser browser) {
        return subscriptions.find(browser.endpoint().toString()).orElseThrow().address();
    }

    private static PushAddress given(Browser browser) {
        return new PushAddress(browser.endpoint().toString(), browser.p256dh(), browser.auth());
    }

    private Map<String, Object> row(Browser browser) {
        return jdbc.sql("select * from subscription where endpoint = ?")
                .param(browser.endpoint().toString())
                .query()
                .singleRow();
    }

    private long browsersOf(long member) {
        return count("select count(*) from subscription where member_id = ?", member);
    }

    private long count(String sql, Object parameter) {
        return jdbc.sql(sql).param(parameter).query(Long.class).single();
    }
}
