package io.bookmaru.preference.taste;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookmaru.events.ReactionChanged.Kind;
import io.bookmaru.preference.ledger.ApplyReactions;
import io.bookmaru.preference.ledger.Reaction;
import io.bookmaru.preference.ledger.ReapplyBook;
import io.bookmaru.preference.testing.Api;
import io.bookmaru.preference.testing.Facts;
import io.bookmaru.preference.testing.PreferenceService;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Whatever happened, what the API tells fits together: reasons and scores, the preference, the
/// history and the reconciliation.
@PreferenceService
class ReadsFitTogetherIT {
    private static final int CHANGES = Integer.getInteger("bookmaru.test.random-reactions", 300);
    private static final int BOOKS = 12;
    private static final int LOOK_EVERY = 60;
    private static final List<String> NAMES = List.of("humor", "poetry", "sea", "war", "farm");
    private static final Kind[] KINDS = Kind.values();

    @Autowired Api api;
    @Autowired JdbcClient jdbc;
    @Autowired ApplyReactions applyReactions;
    @Autowired ReapplyBook reapplyBook;

    private final long seed = Long.getLong("bookmaru.test.seed", 20261121L);
    private final Random random = new Random(seed);

    @Test
    void contributionsSumUpToTheScoresExactly() {
        var child = child();
        var books = random.longs(BOOKS).map(_ -> Facts.newId()).boxed().toList();
        var sums = 0;
        for (var revision = 1; revision <= CHANGES; revision++) {
            var book = books.get(random.nextInt(BOOKS));
            if (random.nextInt(6) == 0) {
                tag(book, revision);
                reapplyBook.reapply(book);
            } else {
                var kind = KINDS[random.nextInt(KINDS.length)];
                applyReactions.apply(List.of(new Reaction(child, book, kind, revision)));
            }
            if (revision % LOOK_EVERY == 0) sums += assertAllFits(child);
        }
        System.out.printf(
                "FIGURE %d sums of contributions equal to their scores, seed %d%n", sums, seed);
    }

    private int assertAllFits(long child) {
        var sums = 0;
        for (var feature : Map.of("genre", "genres", "topic", "topics").entrySet()) {
            var fromReasons = new TreeMap<String, BigDecimal>();
            for (var name : NAMES) {
                var reasons = api.reasons(child, feature.getKey() + "=" + name);
                var sum = BigDecimal.ZERO;
                for (var c : reasons.get("contributions"))
                    sum = sum.add(c.get("amount").decimalValue());
                assertThat(reasons.get("score").decimalValue())
                        .as("%s %s, seed %d", feature.getKey(), name, seed)
                        .isEqualByComparingTo(sum);
                if (sum.signum() != 0) fromReasons.put(name, reasons.get("score").decimalValue());
                sums++;
            }
            assertThat(api.scores(child, feature.getValue())).isEqualTo(fromReasons);
        }
        var newest = api.history(child).get(0);
        var liked = new ArrayList<String>();
        for (var score : api.preference(child).get("genres"))
            if (score.get("score").decimalValue().signum() > 0)
                liked.add(score.get("name").asString());
        assertThat(newest.get("preferredGenres")).extracting(n -> n.asString()).isEqualTo(liked);
        assertThat(newest.get("mbti")).isEqualTo(api.preference(child).get("mbti"));
        assertThat(api.reconcile("?childId=" + child).get("differences")).isEmpty();
        return sums;
    }

    private long child() {
        var id = Facts.newId();
        jdbc.sql(
                        "insert into children (id, revision, member_id, birth_year) values (?, 1, ?, 2019)")
                .params(id, Facts.PARENT)
                .update();
        return id;
    }

    private void tag(long book, long revision) {
        jdbc.sql(
                        """
                        insert into books (id, revision, change, title, author, genres, topics,
                                           ei, sn, tf, jp, age_from, age_to)
                        values (:id, :revision, nextval('book_changes'), '책', '이바다', :genres, :topics,
                                :ei, :sn, 0.3, -1, 4, 8)
                        on conflict (id) do update
                        set revision = excluded.revision, change = excluded.change,
                            genres = excluded.genres, topics = excluded.topics,
                            ei = excluded.ei, sn = excluded.sn
                        """)
                .param("id", book)
                .param("revision", revision)
                .param("genres", someNames())
                .param("topics", someNames())
                .param("ei", BigDecimal.valueOf(random.nextInt(-10, 11), 1))
                .param("sn", BigDecimal.valueOf(random.nextInt(-100, 101), 2))
                .update();
    }

    private String[] someNames() {
        return NAMES.stream().filter(_ -> random.nextInt(3) == 0).toArray(String[]::new);
    }
}
