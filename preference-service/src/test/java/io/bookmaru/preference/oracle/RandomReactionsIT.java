package io.bookmaru.preference.oracle;

import static io.bookmaru.preference.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.bookmaru.events.Topics;
import io.bookmaru.preference.testing.Facts;
import io.bookmaru.preference.testing.PreferenceService;
import io.bookmaru.testing.TestTokens;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/// `bookmaru.test.reactions` random ones, 3,000 unless told otherwise, of the seed
/// `bookmaru.test.seed`, through Kafka, Redis and PostgreSQL. Halfway the consumer is rewound, so
/// that Kafka delivers once more what it has delivered.
@PreferenceService
class RandomReactionsIT {
    private static final int REACTIONS = Integer.getInteger("bookmaru.test.reactions", 3_000);
    private static final long SEED = Long.getLong("bookmaru.test.seed", 20_261_121L);
    private static final int AT_ONCE = 500;

    @Autowired Facts facts;
    @Autowired JdbcClient jdbc;
    @Autowired MockMvcTester mvc;
    @Autowired ConsumerFactory<byte[], byte[]> consumers;

    @Test
    void scoresAndAxesEqualTheOracleToTheLastDecimal() {
        System.out.println("Seed of the random reactions: " + SEED);
        var story = new Story(SEED, 150, 120);
        var teller = new Teller(facts);
        try (var kafka = consumers.createConsumer(null, "", "-ends")) {
            var begin = ends(kafka);
            for (int sent = 0; sent < REACTIONS; sent += AT_ONCE) {
                teller.tell(story.next(Math.min(AT_ONCE, REACTIONS - sent)));
                if (sent <= REACTIONS / 2 && REACTIONS / 2 < sent + AT_ONCE) rewind(begin);
            }
            var applied = new Applied(jdbc);
            eventually(() -> assertThat(applied.isUpTo(kafka)).isTrue());

            var difference = applied.from(story);

            assertThat(difference.lost()).isEmpty();
            assertThat(difference.wrong()).isEmpty();
            System.out.printf(
                    "FIGURE %d random reactions (seed %d): %d tastes compared, %d differ from the"
                            + " oracle, %d reactions lost%n",
                    REACTIONS,
                    SEED,
                    difference.compared(),
                    difference.wrong().size(),
                    difference.lost().size());
        }
    }

    private static Map<TopicPartition, Long> ends(Consumer<?, ?> kafka) {
        return new HashMap<>(kafka.endOffsets(Applied.partitions(kafka)));
    }

    private void rewind(Map<TopicPartition, Long> begin) {
        begin.forEach((partition, offset) -> {
            if (partition.topic().equals(Topics.BOOK_LIKE)) rewind(partition.partition(), offset);
        });
    }

    private void rewind(int partition, long offset) {
        assertThat(
                        mvc.post()
                                .uri(
                                        "/api/v1/admin/preference/consumers/{topic}/rewind",
                                        Topics.BOOK_LIKE)
                                .header("Authorization", "Bearer " + TestTokens.forAdmin(1))
                                .contentType("application/json")
                                .content(
                                        "{\"partition\": %d, \"toOffset\": %d}"
                                                .formatted(partition, offset))
                                .exchange())
                .hasStatusOk();
    }
}
