package io.bookmaru.preference.reaction;

import static io.bookmaru.events.ReactionChanged.Kind.DISLIKE;
import static io.bookmaru.events.ReactionChanged.Kind.LIKE;
import static io.bookmaru.events.ReactionChanged.Kind.NONE;
import static io.bookmaru.preference.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.bookmaru.events.ChildChanged;
import io.bookmaru.events.MbtiTraits;
import io.bookmaru.preference.testing.Api;
import io.bookmaru.preference.testing.Facts;
import io.bookmaru.preference.testing.PreferenceService;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// What api-service publishes when an admin has it publish current reactions again.
@PreferenceService
class RepublishedReactionsIT {
    private static final MbtiTraits TRAITS = new MbtiTraits(0.5, -0.5, 0.25, 1);

    @Autowired Facts facts;
    @Autowired Api api;
    @Autowired JdbcClient jdbc;

    @Test
    void giveAChildThatWasForgottenTheSameScoresAgain() {
        var child = facts.child();
        var liked = facts.book(List.of("humor", "poetry"), List.of("sea"), TRAITS);
        var disliked = facts.book(List.of("humor"), List.of("school"), TRAITS);
        var takenBack = facts.book(List.of("mystery"), List.of("sea"), TRAITS);
        facts.reaction(child, liked, LIKE, 1);
        facts.reaction(child, disliked, LIKE, 1);
        facts.reaction(child, disliked, DISLIKE, 2);
        facts.reaction(child, takenBack, LIKE, 1);
        facts.reaction(child, takenBack, NONE, 2);
        eventually(() -> {
            assertThat(api.scores(child, "genres")).containsOnlyKeys("poetry");
            assertThat(api.isPending(child)).isFalse();
        });
        var before = taste(child);
        forget(child);
        assertThat(api.scores(child, "genres")).isEmpty();

        for (int time = 0; time < 2; time++) {
            facts.reaction(child, liked, LIKE, 1);
            facts.reaction(child, disliked, DISLIKE, 2);
            facts.reaction(child, takenBack, NONE, 2);

            eventually(() -> {
                assertThat(taste(child)).isEqualTo(before);
                assertThat(api.isPending(child)).isFalse();
            });
        }
        assertThat(taste(child)).isEqualTo(before);
    }

    @Test
    void togetherWithBooksAndChildrenFillAnEmptyDatabaseInAnyOrder() {
        var child = facts.child();
        var liked = facts.book(List.of("humor", "poetry"), List.of("sea"), TRAITS);
        var disliked = facts.book(List.of("humor"), List.of("school"), TRAITS);
        facts.reaction(child, liked, LIKE, 4);
        facts.reaction(child, disliked, DISLIKE, 2);
        eventually(() -> {
            assertThat(api.scores(child, "topics")).containsOnlyKeys("sea", "school");
            assertThat(api.isPending(child)).isFalse();
        });
        var before = taste(child);
        forget(child);
        jdbc.sql("delete from children where id = ?").param(child).update();
        jdbc.sql("delete from books where id in (?, ?)").params(liked, disliked).update();
        assertThat(api.get("/api/v1/children/" + child + "/preference"))
                .hasStatus(HttpStatus.NOT_FOUND);

        facts.reaction(child, disliked, DISLIKE, 2);
        facts.reaction(child, liked, LIKE, 4);
        facts.book(liked, 1, List.of("humor", "poetry"), List.of("sea"), TRAITS);
        facts.child(child, Facts.PARENT, 1, ChildChanged.Kind.REGISTERED, 2019);
        facts.book(disliked, 1, List.of("humor"), List.of("school"), TRAITS);

        eventually(() -> {
            assertThat(api.get("/api/v1/children/" + child + "/preference"))
                    .hasStatus(HttpStatus.OK);
            assertThat(taste(child)).isEqualTo(before);
            assertThat(api.isPending(child)).isFalse();
        });
        assertThat(api.reconcile("?childId=" + child).get("differences")).isEmpty();
    }

    private List<JsonNode> taste(long child) {
        var preference = api.preference(child);
        return List.of(preference.get("genres"), preference.get("topics"), preference.get("mbti"));
    }

    private void forget(long child) {
        for (var table : List.of("ledger", "scores", "tastes", "taste_history")) {
            jdbc.sql("delete from " + table + " where child_id = :child")
                    .param("child", child)
                    .update();
        }
    }
}
