package io.bookmaru.consumer.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bookmaru.consumer.delivery.OwnTopics;
import io.bookmaru.consumer.testing.AdminApi;
import io.bookmaru.consumer.testing.AdministeredConsumer;
import io.bookmaru.consumer.testing.CommentListener;
import io.bookmaru.consumer.testing.Comments;
import io.bookmaru.consumer.testing.DeadLetterTable;
import io.bookmaru.consumer.testing.Recorded;
import io.bookmaru.events.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@AdministeredConsumer
class DeadLetterReplayIT {
    private static final OwnTopics OWN = new OwnTopics(Topics.COMMENT_CREATED, "test");
    private static final Duration SOON = Duration.ofSeconds(60);

    @Autowired private CommentListener listener;
    @Autowired private Comments comments;
    @Autowired private DeadLetterTable table;
    @Autowired private Recorded recorded;
    @Autowired private AdminApi admin;
    @Autowired private JdbcClient jdbc;
    @Autowired private RemoveFinishedDeadLetters removeFinished;

    private final String author = "author " + UUID.randomUUID();

    @Test
    void lettersAreAppliedOnceWhenTheHandlerIsMended() {
        var started = Instant.now();
        fails(author);
        comments.send(author, 1_000);
        awaitState(author, "WAITING", 1_000);
        var selection =
                """
                "topic": "%s", "reason": "BUG", "from": "%s"}
                """
                        .formatted(Topics.COMMENT_CREATED, started);

        var dryRun = admin.body(admin.post("/dead-letters/replay", "{" + selection));
        assertThat(dryRun.get("dryRun").asBoolean()).isTrue();
        assertThat(dryRun.get("matching").asInt()).isEqualTo(1_000);
        assertThat(dryRun.get("replayed").asInt()).isZero();
        assertThat(inState(author, "WAITING")).isEqualTo(1_000);
        assertThat(recorded.in(OWN.replay(), author)).isEmpty();

        listener.mend(author);
        var replayed =
                admin.body(admin.post("/dead-letters/replay", "{\"dryRun\": false, " + selection));
        assertThat(replayed.get("replayed").asInt()).isEqualTo(1_000);

        awaitState(author, "APPLIED", 1_000);
        assertThat(comments.applied(author)).isEqualTo(1_000);
        assertThat(comments.appliedTwice(author)).isZero();
        // What any other group reads.
        assertThat(recorded.in(Topics.COMMENT_CREATED, author)).hasSize(1_000);
        assertThat(recorded.in(OWN.replay(), author)).hasSize(1_000);
        assertThat(recorded.in(OWN.deadLetters(), author)).hasSize(1_000);

        var parked = parkedLetter();
        assertThat(admin.post("/dead-letters/" + parked + "/replay", ""))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("urn:bookmaru:problem:dead-letter-parked");
        System.out.println(
                "FIGURE replay: 1000 of 1000 applied once, 0 loops; a letter that always fails parked after 3");
    }

    private long parkedLetter() {
        var hopeless = "hopeless " + author;
        fails(hopeless);
        comments.send(hopeless);
        awaitState(hopeless, "WAITING", 1);
        var id = table.containing(hopeless).getFirst().id();
        for (int replay = 1; replay <= 3; replay++) {
            assertThat(admin.post("/dead-letters/" + id + "/replay", "")).hasStatus(202);
            awaitState(hopeless, replay < 3 ? "WAITING" : "PARKED", 1);
        }
        assertThat(recorded.in(OWN.replay(), hopeless)).hasSize(3);
        assertThat(recorded.in(OWN.deadLetters(), hopeless)).hasSize(4);
        return id;
    }

    @Test
    void parkedLetterHasOneMoreTryByForce() {
        var id = parkedLetter();
        var hopeless = "hopeless " + author;

        assertThat(admin.post("/dead-letters/" + id + "/replay", "{\"force\": true}"))
                .hasStatus(202);
        await().atMost(SOON).until(() -> recorded.in(OWN.deadLetters(), hopeless).size() == 5);
        awaitState(hopeless, "PARKED", 1);
        listener.mend(hopeless);
        assertThat(admin.post("/dead-letters/" + id + "/replay", "{\"force\": true}"))
                .hasStatus(202);

        awaitState(hopeless, "APPLIED", 1);
        assertThat(comments.applied(hopeless)).isEqualTo(1);
    }

    @Test
    void lostReplayMayBeRepeatedAndIsAppliedOnce() {
        var id = waitingLetter();
        jdbc.sql(
                        "update dead_letters set state = 'REPLAYING', replays = 3, changed_at = now() where id = :id")
                .param("id", id)
                .update();
        listener.mend(author);

        assertThat(admin.post("/dead-letters/" + id + "/replay", ""))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("urn:bookmaru:problem:dead-letter-replaying");
        makeOlder(id, "2 minutes");
        assertThat(admin.post("/dead-letters/" + id + "/replay", "")).hasStatus(202);
        awaitState(author, "APPLIED", 1);
        assertThat(table.containing(author).getFirst().replays()).isEqualTo(3);

        var replay = recorded.in(OWN.replay(), author).getFirst();
        comments.send(
                new ProducerRecord<>(
                        OWN.replay(), null, (String) null, replay.value(), replay.headers()));
        awaitNoLag();
        assertThat(comments.appliedTwice(author)).isZero();
    }

    @Test
    void discardedLetterIsNotReplayedAndGoesInTheEnd() {
        var id = waitingLetter();

        assertThat(admin.delete("/dead-letters/" + id)).hasStatus(204);
        assertThat(admin.delete("/dead-letters/" + id)).hasStatus(204);
        assertThat(admin.post("/dead-letters/" + id + "/replay", "{\"force\": true}"))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("urn:bookmaru:problem:dead-letter-finished");
        var audit = admin.body(admin.get("/audit")).get("content").get(0);
        assertThat(audit.get("action").asString()).isEqualTo("DISCARD");
        assertThat(audit.get("subject").asString()).isEqualTo("dead letter " + id);
        assertThat(audit.get("memberId").asLong()).isEqualTo(AdminApi.ADMIN);

        makeOlder(id, "13 days");
        removeFinished.remove();
        assertThat(admin.get("/dead-letters/" + id)).hasStatus(200);
        makeOlder(id, "15 days");
        removeFinished.remove();
        assertThat(admin.get("/dead-letters/" + id)).hasStatus(404);
    }

    @Test
    void lettersAreListedAndShownByteByByte() {
        var value = new byte[] {'[', '"', (byte) 0xff, '"'};
        var record = new ProducerRecord<String, byte[]>(Topics.COMMENT_CREATED, "책", value);
        record.headers().add("text", "둘".getBytes(UTF_8)).add("bytes", value);
        record.headers().add("bookmaru-reason", "forged".getBytes(UTF_8));
        comments.send(record);
        await().atMost(SOON).until(() -> newest("BAD_DATA").path("key").asString().equals("책"));

        var letter = newest("BAD_DATA");
        assertThat(letter.get("state").asString()).isEqualTo("WAITING");
        assertThat(letter.get("topic").asString()).isEqualTo(Topics.COMMENT_CREATED);
        assertThat(letter.get("cause").asString()).isNotEmpty();
        assertThat(letter.get("maxReplays").asInt()).isEqualTo(3);
        assertThat(letter.get("sizeBytes").asInt()).isPositive();
        var opened = admin.body(admin.get("/dead-letters/" + letter.get("id").asLong()));
        assertThat(opened.get("id")).isEqualTo(letter.get("id"));
        assertThat(opened.get("keyBase64").binaryValue()).isEqualTo("책".getBytes(UTF_8));
        assertThat(opened.get("valueBase64").binaryValue()).isEqualTo(value);
        assertThat(opened.get("valueText").isNull()).isTrue();
        assertThat(opened.get("headers")).hasSize(2);
        assertThat(opened.get("headers").get(0).get("text").asString()).isEqualTo("둘");
        assertThat(opened.get("headers").get(1).get("base64").binaryValue()).isEqualTo(value);

        admin.delete("/dead-letters/" + letter.get("id").asLong());
    }

    private JsonNode newest(String reason) {
        return admin.body(admin.get("/dead-letters?size=1&reason=" + reason))
                .get("content")
                .path(0);
    }

    private long waitingLetter() {
        fails(author);
        comments.send(author);
        awaitState(author, "WAITING", 1);
        return table.containing(author).getFirst().id();
    }

    private void fails(String name) {
        listener.onCommentsOf(
                name,
                _ -> {
                    throw new IllegalStateException("a bug");
                });
    }

    private void makeOlder(long id, String interval) {
        jdbc.sql(
                        "update dead_letters set changed_at = now() - cast(:interval as interval) where id = :id")
                .param("id", id)
                .param("interval", interval)
                .update();
    }

    private void awaitNoLag() {
        await().atMost(SOON)
                .untilAsserted(() -> {
                    for (var p : admin.body(admin.get("/consumers")))
                        assertThat(p.get("lag").asLong()).as("%s", p).isZero();
                });
    }

    private long inState(String name, String state) {
        return table.containing('"' + name).stream().filter(l -> l.state().equals(state)).count();
    }

    private void awaitState(String name, String state, int count) {
        await().atMost(SOON).until(() -> inState(name, state) == count);
    }
}
