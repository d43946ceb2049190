package io.bookmaru.preference;

import static io.bookmaru.events.ReactionChanged.Kind.DISLIKE;
import static io.bookmaru.events.ReactionChanged.Kind.LIKE;
import static io.bookmaru.events.ReactionChanged.Kind.NONE;
import static io.bookmaru.preference.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.bookmaru.events.MbtiTraits;
import io.bookmaru.preference.ledger.Reaction;
import io.bookmaru.preference.testing.Api;
import io.bookmaru.preference.testing.Facts;
import io.bookmaru.preference.testing.HeldDrains;
import io.bookmaru.preference.testing.Poison;
import io.bookmaru.preference.testing.PreferenceService;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Each was made in an earlier design. That the buffer is not rewritten on every event is shown
/// beside it, and what is published beside that, in api-service.
@PreferenceService
class EarlierMistakesIT {
    private static final MbtiTraits TRAITS = new MbtiTraits(0.5, 0, 0, 0);

    @Autowired Facts facts;
    @Autowired Api api;
    @Autowired HeldDrains drains;
    @Autowired Poison poison;
    @Autowired JdbcClient jdbc;
    @Autowired MeterRegistry meters;

    private long child;
    private long humor;

    @BeforeEach
    void aChildAndABook() {
        child = facts.child();
        humor = facts.book(List.of("humor"), List.of(), TRAITS);
        awaitRow("books", "id", humor);
    }

    @AfterEach
    void heal() {
        poison.heal();
    }

    @Test
    void aDislikeDoesNotCountAsALike() {
        facts.reaction(child, humor, DISLIKE, 1);

        awaitHumor("-2");
        assertThat(api.preference(child).get("mbti").get("ei").decimalValue())
                .isEqualByComparingTo("-1");
    }

    @Test
    void likeAndDislikeThatComeInTheWrongOrderAreNotAppliedInThatOrder() {
        facts.reaction(child, humor, DISLIKE, 2);
        awaitHumor("-2");
        facts.reaction(child, humor, LIKE, 1);
        awaitAllApplied();
        drains.buffer(
                List.of(
                        new Reaction(child, humor, DISLIKE, 4),
                        new Reaction(child, humor, LIKE, 3)));
        awaitAllApplied();

        awaitHumor("-2");
        assertThat(api.history(child)).hasSize(1);
    }

    @Test
    void theBufferIsNotDeletedAfterTheFirstChunk() {
        var children = LongStream.range(0, 60).map(_ -> facts.child()).boxed().toList();
        var last = children.getLast();
        var likes = children.stream().map(c -> new Reaction(c, humor, LIKE, 1)).toList();
        poison.refuse("ledger", "new.child_id = " + last, Poison.DISK_FULL);

        drains.buffer(likes);

        // Seven children to a chunk: the last one's is at least the second of its partition.
        eventually(() -> assertThat(children.subList(0, 10)).allSatisfy(this::assertLikesHumor));
        facts.reaction(child, humor, LIKE, 1);
        eventually(() -> assertThat(drains.isSetAside(likes.getLast())).isTrue());
        assertThat(likes.stream().filter(drains::isSetAside)).hasSizeGreaterThan(7);
        assertThat(api.isPending(last)).isTrue();
        poison.heal();
        eventually(() -> assertThat(children).allSatisfy(this::assertLikesHumor));
        awaitHumor("2");
    }

    @Test
    void togglingAndRedeliveryDoNotCountTwice() {
        for (int time = 0; time < 2; time++) {
            facts.reaction(child, humor, LIKE, 1);
            awaitAllApplied();
            facts.reaction(child, humor, DISLIKE, 2);
            awaitAllApplied();
            awaitHumor("-2");
        }
        facts.reaction(child, humor, LIKE, 3);
        awaitAllApplied();
        facts.reaction(child, humor, LIKE, 3);
        awaitAllApplied();
        awaitHumor("2");
        facts.reaction(child, humor, NONE, 4);
        awaitAllApplied();

        assertThat(api.scores(child, "genres")).isEmpty();
        assertThat(api.history(child)).hasSize(4);
    }

    @Test
    void aChunkThatIsTriedAgainIsNotAppliedTwice() {
        poison.refuse("taste_history", "new.child_id = " + child, Poison.DISK_FULL);
        var before = failures();

        facts.reaction(child, humor, LIKE, 1);

        eventually(() -> assertThat(failures()).isGreaterThan(before + 2));
        assertThat(api.scores(child, "genres")).isEmpty();
        poison.heal();
        awaitHumor("2");
        awaitAllApplied();
        awaitHumor("2");
        assertThat(api.history(child)).hasSize(1);
    }

    private void assertLikesHumor(long child) {
        assertThat(api.scores(child, "genres")).containsOnlyKeys("humor");
    }

    private void awaitHumor(String score) {
        eventually(() -> {
            var scores = api.scores(child, "genres");
            assertThat(scores).containsOnlyKeys("humor");
            assertThat(scores.get("humor")).isEqualByComparingTo(score);
        });
    }

    /// Everything that the child has done so far: what it does now is applied.
    private void awaitAllApplied() {
        var witness = Facts.newId();
        facts.reaction(child, witness, NONE, 1);
        awaitRow("ledger", "book_id", witness);
    }

    private void awaitRow(String table, String column, long id) {
        var count = "select count(*) from " + table + " where " + column + " = :id";
        eventually(() ->
                assertThat(jdbc.sql(count).param("id", id).query(Integer.class).single()).isOne());
    }

    private double failures() {
        return meters.counter("bookmaru.drain.failures", "kind", "infrastructure").count();
    }
}
