package io.bookmaru.preference.reaction;

import static io.bookmaru.events.ReactionChanged.Kind.DISLIKE;
import static io.bookmaru.events.ReactionChanged.Kind.LIKE;
import static io.bookmaru.preference.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.bookmaru.consumer.delivery.OwnTopics;
import io.bookmaru.consumer.position.ConsumerPositions;
import io.bookmaru.events.MbtiTraits;
import io.bookmaru.events.ReactionChanged;
import io.bookmaru.events.Topics;
import io.bookmaru.preference.testing.Api;
import io.bookmaru.preference.testing.Facts;
import io.bookmaru.preference.testing.PreferenceService;
import io.bookmaru.publisher.EventIds;
import io.bookmaru.testing.TestTokens;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.json.JsonMapper;

/// What an admin has read again changes nothing that was applied before.
@PreferenceService
class ReadAgainIT {
    private static final MbtiTraits NEUTRAL = new MbtiTraits(0, 0, 0, 0);

    @Autowired Facts facts;
    @Autowired Api api;
    @Autowired MockMvcTester mvc;
    @Autowired JdbcClient jdbc;
    @Autowired ConsumerPositions positions;
    @Autowired KafkaTemplate<String, byte[]> kafka;

    private final JsonMapper json = JsonMapper.builder().build();

    @Test
    void rewoundReactionsAreReadFromTheBeginningAndChangeNothing() {
        var child = facts.child();
        var humor = facts.book(List.of("humor"), List.of(), NEUTRAL);
        var poetry = facts.book(List.of("poetry"), List.of(), NEUTRAL);
        facts.reaction(child, humor, LIKE, 1);
        facts.reaction(child, humor, DISLIKE, 2);
        facts.reaction(child, poetry, LIKE, 1);
        eventually(
                () -> assertThat(api.scores(child, "genres")).containsOnlyKeys("humor", "poetry"));
        eventually(() -> assertThat(api.isPending(child)).isFalse());
        var before = everythingOf(child);
        var epochs = epochs();

        var rewound =
                mvc.post()
                        .uri("/api/v1/admin/preference/consumers/{topic}/rewind", Topics.BOOK_LIKE)
                        .header("Authorization", "Bearer " + TestTokens.forAdmin(1))
                        .contentType("application/json")
                        .content("{\"toOffset\": 0}")
                        .exchange();

        assertThat(rewound).hasStatusOk();
        var partitions = api.body(rewound).get("partitions");
        assertThat(partitions).isNotEmpty();
        partitions.forEach(p ->
                eventually(() ->
                        assertAppliedUpTo(p.get("partition").asInt(), p.get("from").asLong())));
        assertThat(epochs()).isGreaterThan(epochs);
        assertThat(everythingOf(child)).isEqualTo(before);
    }

    @Test
    void replayedReactionIsAppliedOnceAndALateOneNotAtAll() {
        var child = facts.child();
        var book = facts.book(List.of("humor"), List.of(), NEUTRAL);

        replay(child, book, LIKE, 2);
        replay(child, book, LIKE, 2);
        replay(child, book, DISLIKE, 1);

        eventually(() -> assertThat(api.scores(child, "genres")).containsOnlyKeys("humor"));
        var position = new TopicPartition(replayTopic(), 0);
        eventually(() -> assertThat(positions.all().get(position).nextOffset()).isGreaterThan(2));
        assertThat(api.scores(child, "genres").get("humor")).isEqualByComparingTo("2");
        assertThat(api.history(child)).hasSize(1);
    }

    private void replay(long child, long book, ReactionChanged.Kind kind, long revision) {
        var event =
                new ReactionChanged(EventIds.next(), Instant.now(), child, book, kind, revision);
        kafka.send(
                        new ProducerRecord<>(
                                replayTopic(), Long.toString(child), json.writeValueAsBytes(event)))
                .join();
    }

    private static String replayTopic() {
        return new OwnTopics(Topics.BOOK_LIKE, "preference").replay();
    }

    private void assertAppliedUpTo(int partition, long offset) {
        var position = positions.all().get(new TopicPartition(Topics.BOOK_LIKE, partition));
        assertThat(position.nextOffset()).isGreaterThanOrEqualTo(offset);
    }

    private long epochs() {
        return positions.all().entrySet().stream()
                .filter(p -> p.getKey().topic().equals(Topics.BOOK_LIKE))
                .mapToLong(p -> p.getValue().epoch())
                .sum();
    }

    private String everythingOf(long child) {
        return jdbc.sql(
                        """
                        select (select string_agg(l::text, ';' order by book_id)
                                from ledger l where child_id = :child)
                            || (select string_agg(s::text, ';' order by feature, name)
                                from scores s where child_id = :child)
                            || (select string_agg(h::text, ';' order by id)
                                from taste_history h where child_id = :child)
                        """)
                .param("child", child)
                .query(String.class)
                .single();
    }
}
