package io.bookmaru.push.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bookmaru.events.SubscriptionAnswered;
import io.bookmaru.events.SubscriptionAnswered.Outcome;
import io.bookmaru.events.SubscriptionRequested;
import io.bookmaru.events.SubscriptionRequested.Kind;
import io.bookmaru.events.Topics;
import io.bookmaru.push.Events;
import io.bookmaru.push.PushServiceTest;
import io.bookmaru.push.testing.Browser;
import io.bookmaru.push.webpush.VapidKeys;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.kafka.requestreply.ReplyingKafkaTemplate;
import org.springframework.kafka.support.TopicPartitionOffset;
import org.springframework.kafka.support.TopicPartitionOffset.SeekPosition;
import tools.jackson.databind.json.JsonMapper;

/// The asker here is the same template that api-service uses.
class SubscriptionIT extends PushServiceTest {
    @Autowired private ProducerFactory<String, byte[]> producers;
    @Autowired private ConsumerFactory<String, byte[]> consumers;
    @Autowired private JsonMapper json;
    @Autowired private VapidKeys vapid;
    @Autowired private Subscriptions subscriptions;

    private ReplyingKafkaTemplate<String, byte[], byte[]> asker;

    @BeforeEach
    void start() {
        asker = new ReplyingKafkaTemplate<>(producers, answers());
        asker.setSharedReplyTopic(true);
        asker.start();
    }

    @AfterEach
    void stop() {
        asker.stop();
    }

    @Test
    void keepsWhatABrowserGaveAndAnswersWhoAsked() throws Exception {
        var member = newMember();
        var browser = pushService.newBrowser();

        var answer = ask(Events.subscribe(member, browser));

        assertThat(answer.outcome()).isEqualTo(Outcome.SUBSCRIBED);
        assertThat(row(browser))
                .containsEntry("id", answer.subscriptionId())
                .containsEntry("member_id", member)
                .containsEntry("p256dh", browser.p256dh())
                .containsEntry("auth", browser.auth())
                .containsEntry("vapid_key_id", vapid.keyId())
                .containsEntry("binding_version", 1);
    }

    @Test
    void answersARequestThatNobodyWaitsForAnyMore() {
        var member = newMember();
        var request = Events.subscribe(member, pushService.newBrowser());

        try (var consumer = consumers.createConsumer("late-" + member, null)) {
            consumer.assign(
                    answerPartitions().stream()
                            .map(TopicPartitionOffset::getTopicPartition)
                            .toList());
            consumer.seekToBeginning(consumer.assignment());
            publish(Topics.SUBSCRIPTION_REQUEST, member, request);

            await().until(() -> {
                for (var record : consumer.poll(Duration.ofMillis(100))) {
                    if (record.key().equals(request.requestId().toString())) return true;
                }
                return false;
            });
        }
    }

    @Test
    void keepsSeveralBrowsersOfAMember() throws Exception {
        var member = newMember();

        ask(Events.subscribe(member, pushService.newBrowser()));
        ask(Events.subscribe(member, pushService.newBrowser()));

        assertThat(count("select count(*) from subscription where member_id = ?", member))
                .isEqualTo(2);
    }

    @Test
    void appliesARequestOnceHoweverOftenItComes() throws Exception {
        var request = Events.subscribe(newMember(), pushService.newBrowser());

        var first = ask(request);
        var second = ask(request);

        assertThat(second.subscriptionId()).isEqualTo(first.subscriptionId());
        assertThat(second.requestId()).isEqualTo(first.requestId());
        assertThat(
                        count(
                                "select count(*) from subscription where endpoint = ?",
                                request.endpoint()))
                .isEqualTo(1);
    }

    @Test
    void givesABrowserToTheMemberWhoSubscribedLast() throws Exception {
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
    void isForgottenOnlyInTheBindingThatFailed() throws Exception {
        var browser = pushService.newBrowser();
        var id = ask(Events.subscribe(newMember(), browser)).subscriptionId();
        ask(Events.subscribe(newMember(), browser));

        subscriptions.forget(id, 1);
        assertThat(row(browser)).containsEntry("binding_version", 2);

        subscriptions.forget(id, 2);
        assertThat(count("select count(*) from subscription where id = ?", id)).isZero();
    }

    @Test
    void keepsTheBindingWhenTheSameMemberSubscribesAgain() throws Exception {
        var member = newMember();
        var browser = pushService.newBrowser();

        ask(Events.subscribe(member, browser));
        ask(Events.subscribe(member, browser));

        assertThat(row(browser)).containsEntry("binding_version", 1);
    }

    @Test
    void releasesABrowserOfItsOwnMemberOnly() throws Exception {
        var member = newMember();
        var browser = pushService.newBrowser();
        ask(Events.subscribe(member, browser));

        var byStranger = ask(Events.unsubscribe(newMember(), browser));
        assertThat(row(browser)).containsEntry("member_id", member);

        var byOwner = ask(Events.unsubscribe(member, browser));
        assertThat(count("select count(*) from subscription where member_id = ?", member)).isZero();
        assertThat(List.of(byStranger.outcome(), byOwner.outcome()))
                .containsOnly(Outcome.UNSUBSCRIBED);
    }

    @Test
    void refusesAHostileEndpoint() throws Exception {
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
        assertThat(count("select count(*) from subscription where member_id = ?", member)).isZero();
    }

    @Test
    void refusesKeysThatNoBrowserMade() throws Exception {
        var browser = pushService.newBrowser();
        var endpoint = browser.endpoint().toString();

        var badAuth =
                ask(Events.request(newMember(), Kind.SUBSCRIBE, endpoint, browser.p256dh(), "AA"));
        var noKeys = ask(Events.request(newMember(), Kind.SUBSCRIBE, endpoint, null, null));

        assertThat(badAuth.reason()).isEqualTo("keys: auth of 1 bytes (expected: 16)");
        assertThat(noKeys.reason()).isEqualTo("keys: missing");
    }

    private SubscriptionAnswered ask(SubscriptionRequested request) throws Exception {
        var key = Long.toString(request.memberId());
        var record = records.record(Topics.SUBSCRIPTION_REQUEST, key, request);
        var reply = asker.sendAndReceive(record, Duration.ofSeconds(30)).get(30, TimeUnit.SECONDS);
        var answer = json.readValue(reply.value(), SubscriptionAnswered.class);
        assertThat(reply.key()).isEqualTo(request.requestId().toString());
        assertThat(answer.requestId()).isEqualTo(request.requestId());
        return answer;
    }

    /// In no group that anybody shares: every partition, from its end.
    private KafkaMessageListenerContainer<String, byte[]> answers() {
        var config = new HashMap<>(consumers.getConfigurationProperties());
        config.put(ConsumerConfig.GROUP_ID_CONFIG, "asker-" + UUID.randomUUID());
        return new KafkaMessageListenerContainer<>(
                new DefaultKafkaConsumerFactory<>(config),
                new ContainerProperties(answerPartitions().toArray(TopicPartitionOffset[]::new)));
    }

    /// From the beginning: the end is looked up later, when the answer may be there already.
    private static List<TopicPartitionOffset> answerPartitions() {
        return List.of(0, 1, 2).stream()
                .map(partition ->
                        new TopicPartitionOffset(
                                Topics.SUBSCRIPTION_RESPONSE, partition, SeekPosition.BEGINNING))
                .toList();
    }

    private Map<String, Object> row(Browser browser) {
        return jdbc.sql("select * from subscription where endpoint = ?")
                .param(browser.endpoint().toString())
                .query()
                .singleRow();
    }

    private long count(String sql, Object parameter) {
        return jdbc.sql(sql).param(parameter).query(Long.class).single();
    }
}
