package io.bookmaru.api.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import io.bookmaru.api.testing.Api;
import io.bookmaru.api.testing.ApiIT;
import io.bookmaru.api.testing.PublishedEvents;
import io.bookmaru.events.ChildChanged;
import io.bookmaru.events.ErasureConfirmed;
import io.bookmaru.events.ErasureConfirmed.Kind;
import io.bookmaru.events.Event;
import io.bookmaru.events.MemberChanged;
import io.bookmaru.events.MemberErased;
import io.bookmaru.events.ReaderInfoChanged;
import io.bookmaru.events.SubscriptionAnswered;
import io.bookmaru.events.Topics;
import io.bookmaru.publisher.EventIds;
import io.bookmaru.publisher.EventRecords;
import io.bookmaru.testing.erasure.OldEvents;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaTemplate;
import tools.jackson.databind.JsonNode;

@ApiIT
class ErasuresIT {
    @Autowired private Api api;
    @Autowired private PublishedEvents published;
    @Autowired private KafkaTemplate<String, byte[]> kafka;
    @Autowired private EventRecords records;
    @Autowired private JdbcClient jdbc;
    @Autowired private AskAgain askAgain;
    @Autowired private CloseSegments closeSegments;
    @Autowired private MeterRegistry meters;

    private Api.Member parent;
    private long child;

    @BeforeEach
    void parentWithAChild() {
        parent = api.signUp("김하늘");
        child = api.addChild(parent);
    }

    @Test
    void childIsGoneAtOnceAndCompleteWhenItsServiceHasConfirmed() {
        var path = "/api/v1/children/" + child;
        assertThat(api.call(DELETE, path, api.signUp("이바다").token(), null)).hasStatus(404);

        var address = erase(path);

        assertThat(api.call(GET, path, parent.token(), null)).hasStatus(404);
        var react = path + "/reactions/" + api.addBook();
        assertThat(api.call(PUT, react, parent.token(), "{\"kind\": \"LIKE\"}")).hasStatus(404);
        var open = status(address);
        assertThat(open.get("kind").asString()).isEqualTo("CHILD");
        assertThat(open.get("complete").asBoolean()).isFalse();
        assertThat(open.at("/services/0/name").asString()).isEqualTo("preference");
        assertThat(open.at("/services/0/confirmedAt").isNull()).isTrue();
        assertThat(open.propertyNames())
                .containsExactlyInAnyOrder(
                        "kind", "requestedAt", "complete", "completedAt", "services");
        await().untilAsserted(() ->
                assertThat(
                                published
                                        .ofKey(Topics.CHILD_CHANGED, child, ChildChanged.class)
                                        .getLast())
                        .satisfies(event -> {
                            assertThat(event.kind()).isEqualTo(ChildChanged.Kind.ERASED);
                            assertThat(event.revision()).isEqualTo(2);
                            assertThat(event.birthYear()).isNull();
                        }));

        confirm(Kind.CHILD, child, "preference");

        var done = status(address);
        assertThat(done.get("complete").asBoolean()).isTrue();
        assertThat(done.at("/services/0/confirmedAt").isString()).isTrue();
    }

    @Test
    void repeatGetsTheSameErasure() {
        var path = "/api/v1/children/" + child;
        var address = erase(path);

        assertThat(erase(path)).isEqualTo(address);
        await().untilAsserted(() ->
                assertThat(published.ofKey(Topics.CHILD_CHANGED, child, ChildChanged.class))
                        .hasSize(2));
    }

    @Test
    void accountIsRefusedAtOnceAndCompleteWhenThreeServicesHaveConfirmed() {
        var refresh =
                api.body(api.call(POST, "/api/v1/tokens", "", credentials()))
                        .get("refreshToken")
                        .asString();

        var address = erase("/api/v1/members/me");

        assertThat(api.call(GET, "/api/v1/books", parent.token(), null)).hasStatus(401);
        assertThat(api.call(GET, "/api/v1/posts", parent.token(), null)).hasStatus(401);
        assertThat(api.call(DELETE, "/api/v1/members/me", parent.token(), null)).hasStatus(401);
        assertThat(api.call(POST, "/api/v1/tokens", "", credentials())).hasStatus(401);
        assertThat(
                        api.call(
                                POST,
                                "/api/v1/tokens/refresh",
                                "",
                                "{\"refreshToken\": \"%s\"}".formatted(refresh)))
                .hasStatus(401);
        assertThat(api.call(GET, address, parent.token(), null)).hasStatus(200);
        await().untilAsserted(() ->
                assertThat(published.ofKey(Topics.MEMBER_ERASED, parent.id(), MemberErased.class))
                        .singleElement()
                        .satisfies(event -> assertThat(event.childIds()).containsExactly(child)));
        assertThat(
                        published
                                .ofKey(Topics.MEMBER_CHANGED, parent.id(), MemberChanged.class)
                                .getLast())
                .satisfies(event -> {
                    assertThat(event.erased()).isTrue();
                    assertThat(event.revision()).isEqualTo(2);
                    assertThat(event.displayName()).isNull();
                });
        assertThat(
                        published
                                .ofKey(Topics.CHILD_CHANGED, child, ChildChanged.class)
                                .getLast()
                                .kind())
                .isEqualTo(ChildChanged.Kind.ERASED);

        confirm(Kind.MEMBER, parent.id(), "preference");
        confirm(Kind.MEMBER, parent.id(), "push");
        assertThat(status(address).get("complete").asBoolean()).isFalse();
        confirm(Kind.MEMBER, parent.id(), "familiarity");

        assertThat(status(address).get("complete").asBoolean()).isTrue();
    }

    @Test
    void unknownConfirmationsChangeNothing() {
        var address = erase("/api/v1/children/" + child);
        var before = status(address);

        confirm(Kind.MEMBER, child, "preference");
        confirm(Kind.CHILD, child, "push");
        confirm(Kind.CHILD, child, "gateway");
        confirm(Kind.CHILD, 999_999_999, "preference");

        assertThat(status(address)).isEqualTo(before);
        confirm(Kind.CHILD, child, "preference");
        var done = status(address);
        confirm(Kind.CHILD, child, "preference");
        assertThat(status(address)).isEqualTo(done);
        assertThat(api.call(GET, "/api/v1/erasures/" + UUID.randomUUID(), "", null)).hasStatus(404);
        assertThat(api.call(GET, "/api/v1/erasures/1", "", null)).hasStatus(400);
    }

    @Test
    void asksAgainUntilAllHaveConfirmed() {
        erase("/api/v1/members/me");
        assertThat(meters.get("bookmaru.erasures.open").gauge().value()).isPositive();
        assertThat(meters.get("bookmaru.erasures.oldest").gauge().value()).isPositive();

        askAgain.ask();
        awaitAsked(1);
        comesDue();
        askAgain.ask();
        awaitAsked(2);
        assertThat(pause()).isBetween(Duration.ofSeconds(110), Duration.ofSeconds(120));
        comesDue();
        askAgain.ask();
        awaitAsked(3);
        assertThat(pause()).isBetween(Duration.ofSeconds(230), Duration.ofSeconds(240));

        confirm(Kind.MEMBER, parent.id(), "preference");
        confirm(Kind.MEMBER, parent.id(), "familiarity");
        confirm(Kind.MEMBER, parent.id(), "push");
        comesDue();
        askAgain.ask();
        awaitAsked(3);
    }

    @Test
    void oldEventsBringNothingBack() {
        var request = EventIds.next();
        jdbc.sql(
                        """
                        insert into subscription_requests (id, member_id, status, created_at)
                        values (:id, :member, 'WAITING', now())
                        """)
                .param("id", request)
                .param("member", parent.id())
                .update();
        var review =
                "{\"rating\": 5, \"body\": \"b\", \"readerInfo\": {\"readingLevel\": 3, \"ageYears\": 7}}";
        api.created("/api/v1/books/" + api.addBook() + "/reviews", parent.token(), review);
        erase("/api/v1/members/me");

        send(
                Topics.READER_INFO_CHANGED,
                Long.toString(parent.id()),
                new ReaderInfoChanged(EventIds.next(), Instant.now(), parent.id(), 9, 3, 7));
        send(
                Topics.SUBSCRIPTION_RESPONSE,
                request.toString(),
                new SubscriptionAnswered(
                        EventIds.next(),
                        Instant.now(),
                        request,
                        SubscriptionAnswered.Outcome.SUBSCRIBED,
                        1L,
                        null));

        assertThat(
                        jdbc.sql(
                                        """
                                        select (select count(*) from reviews where author_id = :id)
                                             + (select count(*) from reader_infos where member_id = :id)
                                             + (select count(*) from subscription_requests
                                                where member_id = :id or id = :request)
                                        """)
                                .param("id", parent.id())
                                .param("request", request)
                                .query(Long.class)
                                .single())
                .isZero();
    }

    @Test
    void erasedSnapshotComesOnceMoreToCloseItsSegment() {
        erase("/api/v1/members/me");
        closeSegments.close();
        awaitSnapshots(2);

        jdbc.sql(
                        "update erasures set requested_at = now() - interval '49 hours' where subject_id = :id")
                .param("id", parent.id())
                .update();
        closeSegments.close();
        closeSegments.close();

        awaitSnapshots(3);
    }

    @Test
    void onlyAdminStays() {
        var admin = api.admin();
        jdbc.sql("update members set admin = false where admin and id <> :id")
                .param("id", admin.id())
                .update();

        var answer = api.call(DELETE, "/api/v1/members/me", admin.token(), null);

        assertThat(answer).hasStatus(409);
        assertThat(api.body(answer).get("type").asString())
                .isEqualTo("urn:bookmaru:problem:only-admin");
        jdbc.sql("update members set admin = true where id = :id")
                .param("id", parent.id())
                .update();
        erase("/api/v1/members/me");
    }

    private String erase(String path) {
        var answer = api.call(DELETE, path, parent.token(), null);
        assertThat(answer).hasStatus(202);
        var address = answer.getResponse().getHeader("Location");
        assertThat(address).startsWith("/api/v1/erasures/");
        return address;
    }

    private JsonNode status(String address) {
        var answer = api.call(GET, address, "", null);
        assertThat(answer).hasStatus(200);
        return api.body(answer);
    }

    private String credentials() {
        return "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(parent.email(), Api.PASSWORD);
    }

    private void confirm(Kind kind, long id, String service) {
        var event = new ErasureConfirmed(EventIds.next(), Instant.now(), kind, id, service);
        send(Topics.ERASURE_CONFIRMED, Long.toString(id), event);
    }

    /// Returns once it has been heard.
    private void send(String topic, String key, Event event) {
        var record = records.record(topic, key, event);
        OldEvents.awaitApplied(jdbc, kafka.send(record).join().getRecordMetadata());
    }

    private void comesDue() {
        jdbc.sql("update erasures set ask_again_at = now() where subject_id = :id")
                .param("id", parent.id())
                .update();
    }

    private Duration pause() {
        return Duration.between(
                Instant.now(),
                jdbc.sql(
                                "select ask_again_at from erasures where subject_id = :id and kind = 'MEMBER'")
                        .param("id", parent.id())
                        .query(java.time.OffsetDateTime.class)
                        .single()
                        .toInstant());
    }

    private void awaitSnapshots(int times) {
        await().untilAsserted(() -> {
            assertThat(published.ofKey(Topics.MEMBER_CHANGED, parent.id(), MemberChanged.class))
                    .hasSize(times);
            assertThat(jdbc.sql("select count(*) from outbox").query(Long.class).single()).isZero();
        });
    }

    private void awaitAsked(int times) {
        await().untilAsserted(() -> {
            assertThat(published.ofKey(Topics.MEMBER_ERASED, parent.id(), MemberErased.class))
                    .hasSize(times);
            assertThat(jdbc.sql("select count(*) from outbox").query(Long.class).single()).isZero();
        });
    }
}
