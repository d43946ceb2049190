package io.bookmaru.preference.recommendation;

import static io.bookmaru.events.ReactionChanged.Kind.LIKE;
import static io.bookmaru.preference.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.bookmaru.events.MbtiTraits;
import io.bookmaru.preference.testing.Api;
import io.bookmaru.preference.testing.Facts;
import io.bookmaru.preference.testing.PreferenceService;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@PreferenceService
class RecommendationsIT {
    private static final MbtiTraits NEUTRAL = new MbtiTraits(0, 0, 0, 0);

    @Autowired Facts facts;
    @Autowired Api api;
    @Autowired JdbcClient jdbc;

    @Test
    void bookLikeTheLikedOnesComesFirstAndSaysWhy() {
        var child = facts.child();
        var topic = "topic-" + child;
        var liked = facts.book(List.of("folktale"), List.of(topic), NEUTRAL);
        var similar = facts.book(List.of("folktale"), List.of(topic), NEUTRAL);
        facts.reaction(child, liked, LIKE, 1);

        eventually(() ->
                assertThat(api.recommendations(child, 3).get(0).get("bookId").asLong())
                        .isEqualTo(similar));
        var uri = "/api/v1/children/" + child + "/recommendations?size=3";
        assertThat(reasons(api.body(api.getIn("ko-KR,en;q=0.8", uri)).get(0)))
                .startsWith("좋아하는 장르예요: 옛이야기");
        assertThat(reasons(api.body(api.getIn("en-GB", uri)).get(0)))
                .startsWith("A genre your child likes: folktale");
        assertThat(reasons(api.body(api.getIn("fr", uri)).get(0))).startsWith("좋아하는 장르예요: 옛이야기");
        assertThat(api.recommendations(child, 50))
                .extracting(r -> r.get("bookId").asLong())
                .doesNotContain(liked);
    }

    @Test
    void newcomerGetsWhatOthersOfThatAgeLike() {
        var popular = facts.book(List.of("adventure"), List.of("sea"), NEUTRAL);
        var likes = mostLikes() + 10;
        for (var i = 0; i < likes; i++) facts.reaction(facts.child(), popular, LIKE, 1);
        var newcomer = facts.child();

        eventually(() ->
                assertThat(api.recommendations(newcomer, 1).get(0).get("bookId").asLong())
                        .isEqualTo(popular));
        assertThat(reasons(api.recommendations(newcomer, 1).get(0)))
                .containsExactly("또래 친구들이 좋아하는 책이에요");
        assertThat(api.recommendations(newcomer, 50))
                .allSatisfy(r -> assertThat(reasons(r)).isNotEmpty());
    }

    /// Of any book, from the tests before.
    private int mostLikes() {
        return jdbc.sql(
                        """
                        select coalesce(max(likes), 0)
                        from (select count(*) as likes from ledger where kind = 'LIKE'
                              group by book_id) as books
                        """)
                .query(Integer.class)
                .single();
    }

    private static List<String> reasons(JsonNode recommendation) {
        return StreamSupport.stream(recommendation.get("reasons").spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }
}
