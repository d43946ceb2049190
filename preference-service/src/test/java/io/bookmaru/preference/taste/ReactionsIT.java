package io.bookmaru.preference.taste;

import static io.bookmaru.events.ReactionChanged.Kind.DISLIKE;
import static io.bookmaru.events.ReactionChanged.Kind.LIKE;
import static io.bookmaru.events.ReactionChanged.Kind.NONE;
import static io.bookmaru.preference.testing.Eventually.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bookmaru.events.ChildChanged;
import io.bookmaru.events.MbtiTraits;
import io.bookmaru.events.Topics;
import io.bookmaru.preference.testing.Api;
import io.bookmaru.preference.testing.Facts;
import io.bookmaru.preference.testing.PreferenceService;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;

@PreferenceService
class ReactionsIT {
    private static final MbtiTraits LEANING = new MbtiTraits(0.1, -0.3, 0.7, 0.0);
    private static final MbtiTraits NEUTRAL = new MbtiTraits(0, 0, 0, 0);

    @Autowired Facts facts;
    @Autowired Api api;
    @Autowired JdbcClient jdbc;

    @Test
    void likeAddsToGenresTopicsAndAxes() {
        var child = facts.child();
        var book = facts.book(List.of("fantasy", "humor"), List.of("magic"), LEANING);

        facts.reaction(child, book, LIKE, 1);

        eventually(() -> assertScores(child, "genres", Map.of("fantasy", "2", "humor", "2")));
        assertScores(child, "topics", Map.of("magic", "2"));
        assertAxes(child, "0.2", "-0.6", "1.4", "0");
        assertThat(api.preference(child).get("mbti").get("type").isNull()).isTrue();
        assertThat(api.preference(child).get("updatedAt").isNull()).isFalse();
        var history = api.history(child);
        assertThat(history).hasSize(1);
        assertThat(history.get(0).get("source").asString()).isEqualTo("FEEDBACK");
        assertThat(history.get(0).get("preferredGenres").get(1).asString()).isEqualTo("humor");
        eventually(() -> assertThat(api.isPending(child)).isFalse());
    }

    @Test
    void togglingComesBackToExactlyNothing() {
        var child = facts.child();
        var book = facts.book(List.of("fantasy"), List.of("magic", "sea"), LEANING);

        facts.reaction(child, book, LIKE, 1);
        eventually(() -> assertScores(child, "genres", Map.of("fantasy", "2")));
        facts.reaction(child, book, DISLIKE, 2);
        eventually(() -> assertScores(child, "genres", Map.of("fantasy", "-2")));
        assertAxes(child, "-0.2", "0.6", "-1.4", "0");
        facts.reaction(child, book, NONE, 3);
        eventually(() -> assertScores(child, "genres", Map.of()));

        assertScores(child, "topics", Map.of());
        assertAxes(child, "0", "0", "0", "0");
        assertThat(api.history(child)).hasSize(3);
        assertThat(api.history(child).get(0).get("preferredGenres")).isEmpty();
    }

    @Test
    void repeatedAndLateEventsChangeNothing() {
        var child = facts.child();
        var book = facts.book(List.of("mystery"), List.of(), LEANING);
        var other = facts.book(List.of("poetry"), List.of(), NEUTRAL);

        facts.reaction(child, book, LIKE, 3);
        eventually(() -> assertScores(child, "genres", Map.of("mystery", "2")));
        facts.reaction(child, book, DISLIKE, 2);
        facts.reaction(child, other, LIKE, 1);
        eventually(() -> assertScores(child, "genres", Map.of("mystery", "2", "poetry", "2")));
        facts.reaction(child, book, LIKE, 3);
        facts.reaction(child, book, NONE, 1);
        facts.reaction(child, other, NONE, 2);

        eventually(() -> assertScores(child, "genres", Map.of("mystery", "2")));
        assertAxes(child, "0.2", "-0.6", "1.4", "0");
        assertThat(api.history(child)).hasSize(3);
    }

    @Test
    void reactionWaitsForItsBook() {
        var child = facts.child();
        var book = Facts.newId();

        facts.reaction(child, book, DISLIKE, 1);
        eventually(() -> assertThat(waiting(child)).isEqualTo(1));
        eventually(() -> assertThat(api.isPending(child)).isTrue());
        facts.book(book, 1, List.of("humor"), List.of("farm"), NEUTRAL);

        eventually(() -> assertScores(child, "topics", Map.of("farm", "-2")));
        assertThat(waiting(child)).isZero();
        eventually(() -> assertThat(api.isPending(child)).isFalse());
    }

    @Test
    void changedBookIsAppliedAgain() {
        var child = facts.child();
        var book = facts.book(List.of("humor"), List.of("farm", "toys"), LEANING);
        facts.reaction(child, book, LIKE, 1);
        eventually(() -> assertScores(child, "topics", Map.of("farm", "2", "toys", "2")));

        facts.book(book, 2, List.of("humor"), List.of("toys", "art"), NEUTRAL);

        eventually(() -> assertScores(child, "topics", Map.of("art", "2", "toys", "2")));
        assertScores(child, "genres", Map.of("humor", "2"));
        assertAxes(child, "0", "0", "0", "0");
        assertThat(api.history(child)).hasSize(2);
        assertThat(api.reasons(child, "topic=art").get("score").asInt()).isEqualTo(2);
    }

    @Test
    void badRecordBecomesDeadLetterAndItsNeighboursAreApplied() {
        var child = facts.child();
        var book = facts.book(List.of("humor"), List.of("farm"), NEUTRAL);
        var other = facts.book(List.of("poetry"), List.of("farm"), NEUTRAL);

        facts.reaction(child, book, LIKE, 1);
        facts.unreadable(Topics.BOOK_LIKE, child, "{\"childId\": \"nobody " + child + "\"");
        facts.unreadable(
                Topics.BOOK_LIKE,
                child,
                "{\"childId\": " + child + ", \"bookId\": 1, \"kind\": null}");
        facts.reaction(child, other, LIKE, 1);

        eventually(() -> assertScores(child, "topics", Map.of("farm", "4")));
        eventually(() -> assertThat(deadLetters(child)).hasSize(2));
    }

    @Test
    void erasedChildIsForgottenForGood() {
        var child = facts.child();
        var book = facts.book(List.of("humor"), List.of("farm"), NEUTRAL);
        facts.reaction(child, book, LIKE, 1);
        eventually(() -> assertScores(child, "topics", Map.of("farm", "2")));

        facts.child(child, Facts.PARENT, 2, ChildChanged.Kind.ERASED, null);
        eventually(() -> assertThat(rowsOf(child)).isZero());
        facts.child(child, Facts.PARENT, 3, ChildChanged.Kind.UPDATED, 2019);
        facts.reaction(child, book, DISLIKE, 2);
        var sentinel = facts.child();
        facts.reaction(sentinel, book, LIKE, 1);

        eventually(() -> assertScores(sentinel, "topics", Map.of("farm", "2")));
        assertThat(rowsOf(child)).isZero();
        assertThat(api.get("/api/v1/children/" + child + "/preference"))
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    private void assertScores(long child, String feature, Map<String, String> expected) {
        var exact = new TreeMap<String, BigDecimal>();
        expected.forEach((name, score) -> exact.put(name, new BigDecimal(score)));
        assertThat(api.scores(child, feature)).isEqualTo(exact);
    }

    private void assertAxes(long child, String ei, String sn, String tf, String jp) {
        var mbti = api.preference(child).get("mbti");
        assertThat(List.of("ei", "sn", "tf", "jp"))
                .extracting(axis -> mbti.get(axis).decimalValue())
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(
                        new BigDecimal(ei),
                        new BigDecimal(sn),
                        new BigDecimal(tf),
                        new BigDecimal(jp));
    }

    private int waiting(long child) {
        return jdbc.sql("select count(*) from ledger where child_id = :child and book_revision = 0")
                .param("child", child)
                .query(Integer.class)
                .single();
    }

    private int rowsOf(long child) {
        return jdbc.sql(
                        """
                        select (select count(*) from ledger where child_id = :child)
                             + (select count(*) from scores where child_id = :child)
                             + (select count(*) from tastes where child_id = :child)
                             + (select count(*) from taste_history where child_id = :child)
                        """)
                .param("child", child)
                .query(Integer.class)
                .single();
    }

    private List<byte[]> deadLetters(long child) {
        return jdbc.sql("select value from dead_letters where key = :key")
                .param("key", Long.toString(child).getBytes(UTF_8))
                .query((row, _) -> row.getBytes("value"))
                .list();
    }
}
