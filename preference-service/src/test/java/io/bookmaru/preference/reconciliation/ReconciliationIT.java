package io.bookmaru.preference.reconciliation;

import static io.bookmaru.events.ReactionChanged.Kind.DISLIKE;
import static io.bookmaru.events.ReactionChanged.Kind.LIKE;
import static io.bookmaru.preference.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.bookmaru.events.MbtiTraits;
import io.bookmaru.preference.testing.Api;
import io.bookmaru.preference.testing.Facts;
import io.bookmaru.preference.testing.PreferenceService;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@PreferenceService
class ReconciliationIT {
    @Autowired Facts facts;
    @Autowired Api api;
    @Autowired JdbcClient jdbc;

    @Test
    void tellsEveryDifferenceAndOnlyThose() {
        var child = facts.child();
        var book = facts.book(List.of("humor"), List.of("farm"), new MbtiTraits(0.5, 0, 0, 0));
        var other = facts.book(List.of("poetry"), List.of("farm"), new MbtiTraits(0, 0, 0, 0));
        facts.reaction(child, book, LIKE, 1);
        facts.reaction(child, other, DISLIKE, 1);
        eventually(
                () -> assertThat(api.scores(child, "genres")).containsOnlyKeys("humor", "poetry"));
        assertThat(differences(child)).isEmpty();

        plant("update scores set score = score + 2 where name = 'humor' and child_id = ?", child);
        plant("delete from scores where name = 'poetry' and child_id = ?", child);
        plant("insert into scores values (?, 'TOPIC', 'sea', -0.1)", child);
        plant("update tastes set ei = 0, sn = 0.1 where child_id = ?", child);
        plant("update ledger set book_revision = 7 where weight < 0 and child_id = ?", child);

        assertThat(differences(child))
                .containsExactly(
                        "AXIS ei 1 0",
                        "AXIS sn 0 0.1",
                        "BOOK " + other + " 1 7",
                        "GENRE humor 2 4",
                        "GENRE poetry -2 0",
                        "TOPIC sea 0 -0.1");
        var all = api.reconcile("");
        assertThat(all.get("children").asInt()).isPositive();
        assertThat(all.get("differences"))
                .filteredOn(d -> d.get("childId").asLong() == child)
                .hasSize(6);
        assertThat(api.scores(child, "genres")).containsEntry("humor", new BigDecimal("4"));
        for (var table : List.of("ledger", "scores", "tastes"))
            plant("delete from " + table + " where child_id = ?", child);
    }

    @Test
    void findsWhatIsKeptOfAChildThatNobodyKnows() {
        var nobody = Facts.newId();
        plant("insert into scores values (?, 'GENRE', 'humor', 2)", nobody);

        assertThat(api.reconcile("").get("differences"))
                .extracting(d -> d.get("childId").asLong())
                .contains(nobody);
        plant("delete from scores where child_id = ?", nobody);
    }

    private void plant(String sql, long child) {
        jdbc.sql(sql).param(child).update();
    }

    private List<String> differences(long child) {
        return api.reconcile("?childId=" + child)
                .get("differences")
                .valueStream()
                .map(ReconciliationIT::text)
                .toList();
    }

    private static String text(JsonNode difference) {
        return "%s %s %s %s"
                .formatted(
                        difference.get("kind").asString(),
                        difference.get("name").asString(),
                        difference.get("expected").asString(),
                        difference.get("actual").asString());
    }
}
