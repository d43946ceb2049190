package io.bookmaru.preference.reaction;

import static io.bookmaru.events.ReactionChanged.Kind.LIKE;
import static io.bookmaru.preference.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.bookmaru.events.MbtiTraits;
import io.bookmaru.events.ReactionChanged;
import io.bookmaru.events.Topics;
import io.bookmaru.preference.testing.Api;
import io.bookmaru.preference.testing.Facts;
import io.bookmaru.preference.testing.PreferenceService;
import io.bookmaru.publisher.EventIds;
import io.bookmaru.publisher.EventRecords;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.core.KafkaTemplate;

/// The end of a Kafka transaction takes an offset that no consumer ever gets a record for.
@PreferenceService
class MissingOffsetsIT {
    private static final MbtiTraits NEUTRAL = new MbtiTraits(0, 0, 0, 0);

    @Autowired Facts facts;
    @Autowired Api api;
    @Autowired EventRecords records;
    @Autowired KafkaTemplate<String, byte[]> kafka;

    @Test
    void holdUpNoReaction() {
        var child = facts.child();
        var humor = facts.book(List.of("humor"), List.of(), NEUTRAL);
        var poetry = facts.book(List.of("poetry"), List.of(), NEUTRAL);
        var fantasy = facts.book(List.of("fantasy"), List.of(), NEUTRAL);

        facts.reaction(child, humor, LIKE, 1);
        reactionInATransaction(child, poetry);
        eventually(
                () -> assertThat(api.scores(child, "genres")).containsOnlyKeys("humor", "poetry"));
        facts.reaction(child, fantasy, LIKE, 1);

        eventually(() ->
                assertThat(api.scores(child, "genres"))
                        .containsOnlyKeys("fantasy", "humor", "poetry"));
        eventually(() -> assertThat(api.isPending(child)).isFalse());
    }

    @Test
    void holdUpNoReactionReadTogetherWithThem() {
        var child = facts.child();
        var humor = facts.book(List.of("humor"), List.of(), NEUTRAL);
        var poetry = facts.book(List.of("poetry"), List.of(), NEUTRAL);

        for (var i = 0; i < 5; i++) reactionInATransaction(child, Facts.newId());
        reactionInATransaction(child, humor);
        facts.reaction(child, poetry, LIKE, 1);

        eventually(
                () -> assertThat(api.scores(child, "genres")).containsOnlyKeys("humor", "poetry"));
    }

    private void reactionInATransaction(long child, long book) {
        var settings = new HashMap<>(kafka.getProducerFactory().getConfigurationProperties());
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "reaction-to-" + book);
        var event = new ReactionChanged(EventIds.next(), Instant.now(), child, book, LIKE, 1);
        try (var producer = new KafkaProducer<String, byte[]>(settings)) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(records.record(Topics.BOOK_LIKE, Long.toString(child), event));
            producer.commitTransaction();
        }
    }
}
