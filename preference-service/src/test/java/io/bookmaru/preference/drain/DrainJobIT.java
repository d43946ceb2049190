package io.bookmaru.preference.drain;

import static io.bookmaru.events.ReactionChanged.Kind.DISLIKE;
import static io.bookmaru.events.ReactionChanged.Kind.LIKE;
import static io.bookmaru.preference.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bookmaru.consumer.position.Position;
import io.bookmaru.consumer.position.StalePositionException;
import io.bookmaru.events.MbtiTraits;
import io.bookmaru.events.Topics;
import io.bookmaru.preference.ledger.Reaction;
import io.bookmaru.preference.reaction.SetAside;
import io.bookmaru.preference.testing.Api;
import io.bookmaru.preference.testing.Facts;
import io.bookmaru.preference.testing.PreferenceService;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PreferenceService
class DrainJobIT {
    /// Kafka has no such partition.
    private static final int PARTITION = 1_000;

    private static final long EPOCH = 5;

    @Autowired DrainJob job;
    @Autowired JdbcClient jdbc;
    @Autowired Facts facts;
    @Autowired Api api;

    private long book;
    private List<Long> children;

    @BeforeEach
    void known() {
        jdbc.sql(
                        """
                        insert into consumer_positions (topic, partition, topic_id, epoch, next_offset)
                        values ('v1.event.book-like', :partition, 'none', :epoch, 0)
                        """)
                .param("partition", PARTITION)
                .param("epoch", EPOCH)
                .update();
        book = facts.book(List.of("humor"), List.of(), new MbtiTraits(0, 0, 0, 0));
        children = LongStream.range(0, 16).map(_ -> facts.child()).boxed().toList();
        eventually(() ->
                assertThat(
                                jdbc.sql(
                                                """
                                                select (select count(*) from books where id = :book)
                                                     + (select count(*) from children where id in (:children))
                                                """)
                                        .param("book", book)
                                        .param("children", children)
                                        .query(Integer.class)
                                        .single())
                        .isEqualTo(17));
    }

    @AfterEach
    void forget() {
        jdbc.sql("delete from consumer_positions where partition = :partition")
                .param("partition", PARTITION)
                .update();
    }

    @Test
    void appliesAllChunksAndMovesThePosition() {
        job.run(setAside(EPOCH, 100), likes());

        assertThat(position()).isEqualTo(100);
        assertThat(children).allSatisfy(child -> assertLikesHumorSince(child, 1));
    }

    @Test
    void appliesARepeatedRunOnce() {
        job.run(setAside(EPOCH, 100), likes());
        assertThatThrownBy(() -> job.run(setAside(EPOCH, 100), likes()))
                .isInstanceOf(StalePositionException.class);

        assertThat(children).allSatisfy(child -> assertLikesHumorSince(child, 1));
    }

    @Test
    void changesNothingForALateReaction() {
        var child = children.getFirst();
        job.run(setAside(EPOCH, 100), List.of(new Reaction(child, book, LIKE, 3)));

        job.run(setAside(EPOCH, 100, 101), List.of(new Reaction(child, book, DISLIKE, 2)));

        assertThat(position()).isEqualTo(101);
        assertLikesHumorSince(child, 1);
    }

    @Test
    void doesNotMoveThePositionOfAnotherEpochButMayBeRepeated() {
        assertThatThrownBy(() -> job.run(setAside(EPOCH - 1, 100), likes()))
                .isInstanceOf(StalePositionException.class);
        assertThat(position()).isZero();
        job.run(setAside(EPOCH, 100), likes());

        assertThat(position()).isEqualTo(100);
        assertThat(children).allSatisfy(child -> assertLikesHumorSince(child, 1));
    }

    @Test
    void writesNoHistoryForATasteThatDidNotChange() {
        var child = children.getFirst();
        job.run(setAside(EPOCH, 100), likes());
        var twin = facts.book(List.of("humor"), List.of(), new MbtiTraits(0, 0, 0, 0));
        eventually(() ->
                assertThat(
                                jdbc.sql("select count(*) from books where id = :id")
                                        .param("id", twin)
                                        .query(Integer.class)
                                        .single())
                        .isOne());

        job.run(
                setAside(EPOCH, 100, 102),
                List.of(new Reaction(child, book, DISLIKE, 2), new Reaction(child, twin, LIKE, 1)));
        job.run(
                setAside(EPOCH, 102, 104),
                List.of(new Reaction(child, book, LIKE, 3), new Reaction(child, twin, DISLIKE, 2)));

        assertThat(api.scores(child, "genres")).isEmpty();
        assertThat(api.history(child)).hasSize(2);
    }

    @Test
    void movesThePositionWhenThereIsNothingToApply() {
        job.run(setAside(EPOCH, 100), List.of());

        assertThat(position()).isEqualTo(100);
    }

    private void assertLikesHumorSince(long child, int historyRows) {
        assertThat(api.scores(child, "genres").get("humor")).isEqualByComparingTo("2");
        assertThat(api.history(child)).hasSize(historyRows);
    }

    private List<Reaction> likes() {
        return children.stream().map(child -> new Reaction(child, book, LIKE, 1)).toList();
    }

    private static SetAside setAside(long epoch, long nextOffset) {
        return setAside(epoch, 0, nextOffset);
    }

    private static SetAside setAside(long epoch, long from, long nextOffset) {
        var partition = new TopicPartition(Topics.BOOK_LIKE, PARTITION);
        return new SetAside(partition, new Position(epoch, from), "unused", 16, nextOffset);
    }

    private long position() {
        return jdbc.sql("select next_offset from consumer_positions where partition = :partition")
                .param("partition", PARTITION)
                .query(Long.class)
                .single();
    }
}
