package io.bookmaru.familiarity.testing;

import static io.bookmaru.events.ProfileChanged.Kind.REGISTERED;
import static io.bookmaru.events.ProfileChanged.Kind.UPDATED;
import static io.bookmaru.events.ProfileChanged.Kind.WITHDRAWN;
import static org.awaitility.Awaitility.await;

import io.bookmaru.events.BlockChanged;
import io.bookmaru.events.Event;
import io.bookmaru.events.MemberChanged;
import io.bookmaru.events.MemberErased;
import io.bookmaru.events.ProfileChanged;
import io.bookmaru.events.Topics;
import io.bookmaru.publisher.EventRecords;
import io.bookmaru.testing.TestTokens;
import io.bookmaru.testing.WithInfrastructure;
import io.bookmaru.testing.erasure.OldEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The whole service, with members who come to be known through Kafka as in life. The database is
/// shared by all tests, so each makes members of its own.
@WithInfrastructure
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "management.server.port=0")
@AutoConfigureMockMvc
@Import(CountedStatements.class)
public abstract class Neighbourhood {
    public static final String RANKING = "/api/v1/familiarity/ranking";

    private static final AtomicLong MEMBERS = new AtomicLong(1000);

    @Autowired private KafkaTemplate<String, byte[]> kafka;
    @Autowired private EventRecords records;
    @Autowired private MockMvcTester mvc;
    @Autowired protected JdbcClient jdbc;

    private RecordMetadata newest;

    protected static long newMember() {
        return MEMBERS.incrementAndGet();
    }

    /// A member with an approved profile, once it has arrived.
    protected long neighbour(String hobby, String interest, String mbti, String region) {
        var member = newMember();
        approve(member, 1, hobby, interest, mbti, region);
        awaitProfile(member);
        return member;
    }

    protected void approve(
            long member, long revision, String hobby, String interest, String mbti, String region) {
        var kind = revision == 1 ? REGISTERED : UPDATED;
        publish(
                Topics.PROFILE_CHANGE,
                member,
                new ProfileChanged(
                        UUID.randomUUID(),
                        Instant.EPOCH,
                        member,
                        revision,
                        kind,
                        List.of(hobby),
                        List.of(interest),
                        mbti,
                        region,
                        "안녕하세요."));
    }

    protected void withdraw(long member, long revision) {
        publish(
                Topics.PROFILE_CHANGE,
                member,
                new ProfileChanged(
                        UUID.randomUUID(),
                        Instant.EPOCH,
                        member,
                        revision,
                        WITHDRAWN,
                        List.of(),
                        List.of(),
                        null,
                        null,
                        null));
    }

    protected void call(long member, long revision, String displayName, String language) {
        publish(
                Topics.MEMBER_CHANGED,
                member,
                new MemberChanged(
                        UUID.randomUUID(),
                        Instant.EPOCH,
                        member,
                        revision,
                        false,
                        displayName,
                        language,
                        "Asia/Seoul"));
    }

    protected void erase(long member, long revision) {
        publish(
                Topics.MEMBER_CHANGED,
                member,
                new MemberChanged(
                        UUID.randomUUID(),
                        Instant.EPOCH,
                        member,
                        revision,
                        true,
                        null,
                        null,
                        null));
    }

    protected void eraseAccount(long member) {
        publish(
                Topics.MEMBER_ERASED,
                member,
                new MemberErased(UUID.randomUUID(), Instant.EPOCH, member, List.of()));
    }

    protected void block(long member, long blocked, long revision, boolean active) {
        publish(
                Topics.BLOCK_CHANGED,
                member,
                new BlockChanged(
                        UUID.randomUUID(), Instant.EPOCH, member, blocked, active, revision));
    }

    protected MvcTestResult get(long viewer, String uri) {
        return mvc.get()
                .uri(uri)
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + TestTokens.forMember(viewer))
                .exchange();
    }

    protected MvcTestResult getWithoutToken(String uri) {
        return mvc.get().uri(uri).exchange();
    }

    /// How `viewer` sees `member`.
    protected JsonNode row(long viewer, long member) {
        return json(get(viewer, RANKING + "/" + member));
    }

    protected boolean sees(long viewer, long member) {
        return get(viewer, RANKING + "/" + member).getResponse().getStatus() == 200;
    }

    protected double score(long viewer, long member) {
        return row(viewer, member).path("score").doubleValue();
    }

    protected JsonNode ranking(long viewer) {
        return json(get(viewer, RANKING + "?size=100"));
    }

    protected static void soon(Runnable assertion) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(assertion::run);
    }

    protected static JsonNode json(MvcTestResult result) {
        return JsonMapper.shared().readTree(result.getResponse().getContentAsByteArray());
    }

    private void awaitProfile(long member) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> get(member, RANKING).getResponse().getStatus() == 200);
    }

    private void publish(String topic, long key, Event event) {
        var sent = kafka.send(records.record(topic, Long.toString(key), event)).join();
        newest = sent.getRecordMetadata();
    }

    /// Returns once the service has been through what was published last.
    protected void awaitApplied() {
        OldEvents.awaitApplied(jdbc, newest);
    }
}
