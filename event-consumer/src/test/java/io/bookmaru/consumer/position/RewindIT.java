package io.bookmaru.consumer.position;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bookmaru.consumer.testing.AdminApi;
import io.bookmaru.consumer.testing.AdministeredConsumer;
import io.bookmaru.consumer.testing.Comments;
import io.bookmaru.events.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@AdministeredConsumer
class RewindIT {
    private static final Duration SOON = Duration.ofSeconds(90);

    /// The watch looks every second, and a poll without records takes five.
    private static final Duration A_FEW_SECONDS = Duration.ofSeconds(10);

    @Autowired private Comments comments;
    @Autowired private AdminApi admin;

    private final String author = "author " + UUID.randomUUID();

    @Test
    void recordsAppliedAgainChangeNothing() {
        comments.send(author, 10_000);
        await().atMost(SOON).until(() -> comments.applied(author) == 10_000);
        awaitNoLag();
        var before = comments.checksumOfNoted(author);

        var rewound = rewind("{\"toOffset\": 0}");

        assertThat(rewound.get("partitions")).hasSize(3);
        for (var p : rewound.get("partitions")) {
            assertThat(p.get("from").asLong()).isPositive();
            assertThat(p.get("to").asLong()).isZero();
        }
        await().atMost(SOON).until(() -> comments.appliedTwice(author) == 10_000);
        awaitNoLag();
        assertThat(comments.applied(author)).isEqualTo(10_000);
        assertThat(comments.checksumOfNoted(author)).isEqualTo(before).startsWith("10000 ");
        System.out.println("FIGURE rewind: 10000 records again, 0 rows changed");
    }

    @Test
    void timeTellsTheFirstRecordToApplyAgainInThePartitionNamed() {
        var earlier = "earlier " + author;
        var elsewhere = "elsewhere " + author;
        send(earlier, 0, 20);
        var between = Instant.now().plusMillis(2);
        await().until(() -> Instant.now().isAfter(between));
        send(author, 0, 20);
        send(elsewhere, 1, 20);
        await().until(() -> comments.applied(author) + comments.applied(elsewhere) == 40);

        var rewound = rewind("{\"toTime\": \"%s\", \"partition\": 0}".formatted(between));

        assertThat(rewound.get("partitions")).hasSize(1);
        assertThat(rewound.get("partitions").get(0).get("partition").asInt()).isZero();
        // Nothing new arrives, so the watch has to notice it.
        await().atMost(A_FEW_SECONDS).until(() -> comments.appliedTwice(author) == 20);
        awaitNoLag();
        assertThat(comments.appliedTwice(earlier)).isZero();
        assertThat(comments.appliedTwice(elsewhere)).isZero();
    }

    @Test
    void positionIsNeverMovedForward() {
        comments.send(author, 30);
        await().until(() -> comments.applied(author) == 30);
        awaitNoLag();

        for (var body :
                new String[] {
                    "{\"toOffset\": 999999999}",
                    "{\"toTime\": \"%s\"}".formatted(Instant.now().plusSeconds(3_600))
                }) {
            for (var p : rewind(body).get("partitions"))
                assertThat(p.get("to")).isEqualTo(p.get("from"));
        }
        assertThat(comments.appliedTwice(author)).isZero();
    }

    @Test
    void recordsInFlightAreNotLost() {
        var started = Instant.now();
        var sent =
                CompletableFuture.runAsync(() -> {
                    for (int i = 0; i < 20; i++) comments.send(author, 200);
                });

        for (int i = 1; i <= 4; i++) {
            long applied = i * 500L;
            await().atMost(SOON).until(() -> comments.applied(author) >= applied);
            rewind("{\"toTime\": \"%s\"}".formatted(started));
        }
        sent.join();

        await().atMost(SOON).until(() -> comments.applied(author) == 4_000);
        awaitNoLag();
        assertThat(comments.appliedTwice(author)).isPositive();
        var audit = admin.body(admin.get("/audit")).get("content").get(0);
        assertThat(audit.get("action").asString()).isEqualTo("REWIND");
        assertThat(audit.get("subject").asString()).startsWith(Topics.COMMENT_CREATED);
    }

    private void send(String name, int partition, int count) {
        for (int i = 0; i < count; i++) {
            var value = Comments.json(System.nanoTime(), name).getBytes(UTF_8);
            comments.send(new ProducerRecord<>(Topics.COMMENT_CREATED, partition, "1", value));
        }
    }

    private JsonNode rewind(String body) {
        var answer = admin.post("/consumers/" + Topics.COMMENT_CREATED + "/rewind", body);
        assertThat(answer).hasStatus(200);
        return admin.body(answer);
    }

    private void awaitNoLag() {
        await().atMost(SOON)
                .untilAsserted(() -> {
                    for (var p : admin.body(admin.get("/consumers")))
                        if (p.get("topic").asString().equals(Topics.COMMENT_CREATED))
                            assertThat(p.get("lag").asLong()).as("%s", p).isZero();
                });
    }
}
