package io.bookmaru.api.erasure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import io.bookmaru.api.testing.Api;
import io.bookmaru.api.testing.ApiIT;
import io.bookmaru.events.MemberChanged;
import io.bookmaru.events.ProfileChanged;
import io.bookmaru.events.Topics;
import io.bookmaru.publisher.EventIds;
import io.bookmaru.publisher.EventRecords;
import io.bookmaru.testing.erasure.Traces;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;

/// Texts that only one family has, wherever the API takes text, looked for after the erasure: in
/// every table, in every record of every topic, and in the log.
@ApiIT
@ExtendWith(OutputCaptureExtension.class)
class CanaryIT {
    /// These carry what others show of a member; they end by retention and compaction.
    private static final Set<String> WITH_PERSONAL_DATA =
            Set.of(
                    Topics.MEMBER_JOINED,
                    Topics.MEMBER_CHANGED,
                    Topics.PROFILE_CHANGE,
                    Topics.COMMENT_CREATED,
                    Topics.SUBSCRIPTION_REQUEST);

    private static final String P256DH =
            "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";

    @Autowired private Api api;
    @Autowired private ApplicationContext service;
    @Autowired private KafkaAdmin kafkaAdmin;
    @Autowired private KafkaTemplate<String, byte[]> kafka;
    @Autowired private EventRecords records;

    private final List<String> canaries = new ArrayList<>();
    private Traces traces;
    private Api.Member other;
    private long book;

    @BeforeEach
    void somebodyElse() {
        traces = new Traces(service);
        other = api.signUp("이바다");
        book = api.addBook();
    }

    @Test
    void erasedChildLeavesNoTrace(CapturedOutput log) {
        var parent = api.signUp("김하늘");
        var child = child(parent);
        assertThat(traces.inTables(canaries)).contains("children: " + canaries.getFirst());

        assertThat(api.call(DELETE, "/api/v1/children/" + child, parent.token(), null))
                .hasStatus(202);

        awaitOutbox();
        assertThat(traces.inTables(canaries)).isEmpty();
        assertThat(traces.inTopics(canaries)).isEmpty();
        assertThat(log.getAll()).doesNotContain(canaries);
        figure("child", "nothing was accelerated");
    }

    @Test
    void erasedAccountIsInNoTableAndNoLogAndInNoTopicThatNeedNotHaveIt(CapturedOutput log) {
        var member = memberWhoWroteEverywhere();

        erase(member);

        assertThat(traces.inTables(canaries)).isEmpty();
        assertThat(log.getAll()).doesNotContain(canaries);
        assertThat(WITH_PERSONAL_DATA).containsAll(traces.inTopics(canaries).keySet());
        for (var compacted : Set.of(Topics.MEMBER_CHANGED, Topics.PROFILE_CHANGE))
            assertThat(newest(compacted, member.id())).isNotEmpty().doesNotContain(canaries);
        figure("account", "of Kafka only the topics that may have it until retention");
    }

    /// `-Dbookmaru.test.erasure.retention=true`: takes about a minute, and other tests' records.
    @Test
    @EnabledIfSystemProperty(named = "bookmaru.test.erasure.retention", matches = "true")
    void erasedAccountIsInNoTopicWhenRetentionAndCompactionHaveBeen(CapturedOutput log)
            throws Exception {
        var member = memberWhoWroteEverywhere();
        subscribe(member);
        erase(member);
        var topics = traces.inTopics(canaries).keySet();
        assertThat(topics).isEqualTo(WITH_PERSONAL_DATA);

        try (var _ = new ShortRetention(kafkaAdmin.getConfigurationProperties(), topics)) {
            await().atMost(Duration.ofMinutes(3))
                    .pollInterval(Duration.ofSeconds(3))
                    .untilAsserted(() -> {
                        othersGoOn();
                        assertThat(traces.inTopics(canaries)).isEmpty();
                    });
        }

        assertThat(traces.inTables(canaries)).isEmpty();
        assertThat(log.getAll()).doesNotContain(canaries);
        figure("account", "retention of 14 days and compaction lag of 7 days were a second each");
    }

    private void erase(Api.Member member) {
        assertThat(traces.inTables(canaries)).hasSizeGreaterThan(canaries.size() / 2);
        assertThat(api.call(DELETE, "/api/v1/members/me", member.token(), null)).hasStatus(202);
        awaitOutbox();
    }

    private long child(Api.Member parent) {
        var child =
                api.created(
                                "/api/v1/children",
                                parent.token(),
                                "{\"nickname\": \"%s\", \"birthYear\": 2019}".formatted(canary()))
                        .get("id")
                        .asLong();
        var reaction = "/api/v1/children/%d/reactions/%d".formatted(child, book);
        assertThat(api.call(PUT, reaction, parent.token(), "{\"kind\": \"LIKE\"}")).hasStatus(200);
        assertThat(api.call(DELETE, reaction, parent.token(), null)).hasStatus(204);
        assertThat(api.call(PUT, reaction, parent.token(), "{\"kind\": \"DISLIKE\"}"))
                .hasStatus(200);
        return child;
    }

    private Api.Member memberWhoWroteEverywhere() {
        var signedUp = api.signUp(canary());
        canaries.add(signedUp.email());
        var token = signedUp.token();
        ok(PATCH, "/api/v1/members/me", token, "{\"displayName\": \"%s\"}".formatted(canary()));
        child(signedUp);
        var post = post("/api/v1/posts", token, "{\"title\": \"%s\", \"body\": \"%s\"}");
        var comments = "/api/v1/posts/%d/comments";
        post(comments.formatted(post), token, "{\"body\": \"%s\"}");
        var text = "{\"body\": \"%s\"}".formatted(canary());
        ok(POST, comments.formatted(post), other.token(), text);
        var otherPost =
                api.created("/api/v1/posts", other.token(), "{\"title\": \"t\", \"body\": \"b\"}");
        post(comments.formatted(otherPost.get("id").asLong()), token, "{\"body\": \"%s\"}");
        post(
                "/api/v1/books/" + book + "/reviews",
                token,
                "{\"rating\": 5, \"body\": \"%s\", \"readerInfo\": {\"readingLevel\": 3, \"ageYears\": 7}}");
        profile(token, "approval", null);
        profile(token, "rejection", "{\"reason\": \"%s\"}".formatted(canary()));
        ok(PUT, "/api/v1/blocks/" + other.id(), token, null);
        ok(PUT, "/api/v1/blocks/" + signedUp.id(), other.token(), null);
        awaitOutbox();
        return signedUp;
    }

    private void profile(String token, String decision, String body) {
        var form =
                "{\"hobbies\": [\"%s\"], \"interests\": [\"%s\"], \"mbti\": \"INFP\", \"region\": \"%s\", \"introduction\": \"%s\"}"
                        .formatted(canary(), canary(), canary(), canary());
        var request = api.created("/api/v1/profile-requests", token, form).get("id").asLong();
        var path = "/api/v1/profile-requests/%d/%s".formatted(request, decision);
        ok(POST, path, api.admin().token(), body);
    }

    /// Nobody answers, so the request is kept and goes through the outbox.
    private void subscribe(Api.Member member) {
        var auth = canary().substring(0, 22);
        canaries.set(canaries.size() - 1, auth);
        var body =
                "{\"endpoint\": \"https://fcm.googleapis.com/%s\", \"keys\": {\"p256dh\": \"%s\", \"auth\": \"%s\"}}"
                        .formatted(canary(), P256DH, auth);
        assertThat(api.call(POST, "/api/v1/push/subscriptions", member.token(), body))
                .hasStatus(202);
        awaitOutbox();
    }

    /// @param template of the body; each `%s` becomes a text of its own
    private long post(String path, String token, String template) {
        var body = template;
        while (body.contains("%s")) body = body.replaceFirst("%s", canary());
        var answer = api.post(path, token, canary(), body);
        assertThat(answer).hasStatus(201);
        return api.body(answer).get("id").asLong();
    }

    private void ok(HttpMethod method, String path, String token, String body) {
        assertThat(api.call(method, path, token, body).getResponse().getStatus())
                .isBetween(200, 204);
    }

    private String canary() {
        var text = "canary" + UUID.randomUUID().toString().replace("-", "");
        canaries.add(text);
        return text;
    }

    private void awaitOutbox() {
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        traces.inTables(canaries).stream().noneMatch(t -> t.startsWith("outbox:")));
    }

    private String newest(String topic, long key) {
        return traces.records(topic).stream()
                .filter(r -> r.key() != null && new String(r.key(), UTF_8).equals("" + key))
                .map(r -> new String(r.value(), UTF_8))
                .reduce("", (_, newer) -> newer);
    }

    /// A segment is closed by the record that comes after its time.
    private void othersGoOn() {
        for (int partition = 0;
                partition < kafka.partitionsFor(Topics.MEMBER_CHANGED).size();
                partition++) {
            long id = 990_000_000 + partition;
            send(partition, records.record(Topics.MEMBER_CHANGED, "" + id, nobody(id)));
            send(partition, records.record(Topics.PROFILE_CHANGE, "" + id, noProfile(id)));
        }
    }

    private void send(int partition, ProducerRecord<String, byte[]> record) {
        kafka.send(new ProducerRecord<>(record.topic(), partition, record.key(), record.value()))
                .join();
    }

    private static MemberChanged nobody(long id) {
        return new MemberChanged(EventIds.next(), Instant.now(), id, 1, true, null, null, null);
    }

    private static ProfileChanged noProfile(long id) {
        return new ProfileChanged(
                EventIds.next(),
                Instant.now(),
                id,
                1,
                ProfileChanged.Kind.WITHDRAWN,
                List.of(),
                List.of(),
                null,
                null,
                null);
    }

    private void figure(String subject, String accelerated) {
        System.out.printf(
                "FIGURE canary: %d texts of an erased %s: 0 in %d tables, 0 in topics, 0 in the log (%s)%n",
                canaries.size(), subject, traces.tables().size(), accelerated);
    }
}
