package io.bookmaru.api.review;

import static io.bookmaru.api.review.ReviewCalls.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bookmaru.api.testing.Api;
import io.bookmaru.api.testing.ApiIT;
import io.bookmaru.api.testing.PublishedEvents;
import io.bookmaru.events.ReaderInfoChanged;
import io.bookmaru.events.Topics;
import io.bookmaru.publisher.EventIds;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/// How what a member tells of its reader gets from one review to the others.
@ApiIT
class ReaderInfoIT {
    private static final int MANY = 1_000;

    @Autowired private Api api;
    @Autowired private JdbcClient jdbc;
    @Autowired private PublishedEvents published;

    @Value("${spring.kafka.bootstrap-servers}")
    private String bootstrapServers;

    private ReviewCalls reviews;
    private Api.Member author;
    private long earlier;

    @BeforeEach
    void anAuthorWithAReview() {
        reviews = new ReviewCalls(api);
        author = api.signUp("김하늘");
        earlier = reviews.write(author);
    }

    @Test
    void isShownByAllReviewsOfTheMemberSoonAfter() {
        long other = reviews.write(author);
        long strangers = reviews.write(api.signUp("이바다"));
        assertThat(reviews.shown(earlier)).isEqualTo("none");

        reviews.write(author, 4, 7);
        reviews.awaitShown("4, 7", earlier);
        reviews.awaitShown("4, 7", other);
        reviews.write(author, 5, 8);
        reviews.awaitShown("5, 8", earlier);
        reviews.awaitShown("5, 8", other);

        assertThat(reviews.shown(strangers)).isEqualTo("none");
    }

    @Test
    void isShownByAThousandReviewsWithinFiveSeconds() {
        var prolific = api.signUp("박솔");
        reviews.writeMany(prolific, MANY - 1, jdbc);
        long began = System.nanoTime();

        reviews.write(prolific, 4, 7);

        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> ReviewCalls.showing(prolific, 4, 7, jdbc) == MANY);
        var seconds = (System.nanoTime() - began) / 1e9;
        assertThat(seconds).isLessThan(5);
        System.out.printf(
                Locale.ROOT,
                "FIGURE reader info: %d of %d reviews after %.2f s%n",
                ReviewCalls.showing(prolific, 4, 7, jdbc),
                MANY,
                seconds);
    }

    @Test
    void lateEventChangesNothing() {
        reviews.write(author, 4, 7);
        reviews.write(author, 5, 8);
        reviews.awaitShown("5, 8", earlier);
        var witness = api.signUp("이바다");
        long seen = reviews.write(witness);

        publishInThePartitionOf(author, event(author, 1, 4, 7), event(witness, 1, 2, 3));

        reviews.awaitShown("2, 3", seen);
        assertThat(reviews.shown(earlier)).isEqualTo("5, 8");
    }

    private static ReaderInfoChanged event(Api.Member member, long revision, int level, int age) {
        return new ReaderInfoChanged(
                EventIds.next(), Instant.EPOCH, member.id(), revision, level, age);
    }

    /// So that they are applied in this order, whosever they are.
    private void publishInThePartitionOf(Api.Member member, ReaderInfoChanged... events) {
        var key = Long.toString(member.id());
        int partition =
                published.records(Topics.READER_INFO_CHANGED).stream()
                        .filter(record -> key.equals(record.key()))
                        .findFirst()
                        .orElseThrow()
                        .partition();
        var json = new JsonMapper();
        try (var producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrapServers),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            for (var event : events) {
                producer.send(
                        new ProducerRecord<>(
                                Topics.READER_INFO_CHANGED,
                                partition,
                                Long.toString(event.memberId()),
                                json.writeValueAsBytes(event)));
            }
        }
    }
}
