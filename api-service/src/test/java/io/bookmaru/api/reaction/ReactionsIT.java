package io.bookmaru.api.reaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.PUT;

import io.bookmaru.api.testing.Api;
import io.bookmaru.api.testing.ApiIT;
import io.bookmaru.api.testing.PublishedEvents;
import io.bookmaru.events.ReactionChanged;
import io.bookmaru.events.ReactionChanged.Kind;
import io.bookmaru.events.Topics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApiIT
class ReactionsIT {
    @Autowired private Api api;
    @Autowired private PublishedEvents published;

    private Api.Member parent;
    private long child;
    private long book;

    @BeforeEach
    void aParentAChildAndABook() {
        parent = api.signUp("김하늘");
        child = api.addChild(parent);
        book = api.addBook();
    }

    @Test
    void publishesEachChangeOnceInOrderAndWithItsOwnKind() {
        put(child, "LIKE");
        put(child, "LIKE");
        put(child, "DISLIKE");
        api.call(DELETE, path(child), parent.token(), null);
        api.call(DELETE, path(child), parent.token(), null);
        put(child, "LIKE");

        await().untilAsserted(() ->
                assertThat(published.ofKey(Topics.BOOK_LIKE, child, ReactionChanged.class))
                        .extracting(
                                ReactionChanged::bookId,
                                ReactionChanged::kind,
                                ReactionChanged::revision)
                        .containsExactly(
                                tuple(book, Kind.LIKE, 1L),
                                tuple(book, Kind.DISLIKE, 2L),
                                tuple(book, Kind.NONE, 3L),
                                tuple(book, Kind.LIKE, 4L)));
    }

    /// The mistake of an earlier design.
    @Test
    void aDislikeIsNotPublishedAsALike() {
        put(child, "DISLIKE");

        await().untilAsserted(() ->
                assertThat(published.ofKey(Topics.BOOK_LIKE, child, ReactionChanged.class))
                        .extracting(ReactionChanged::kind)
                        .containsExactly(Kind.DISLIKE));
    }

    /// In two topics, or without a key, a dislike could overtake the like before it.
    @Test
    void likesAndDislikesAreNotInTwoTopicsNorWithoutTheChildAsKey() {
        for (int time = 0; time < 5; time++) {
            put(child, "LIKE");
            put(child, "DISLIKE");
        }

        await().untilAsserted(() ->
                assertThat(published.ofKey(Topics.BOOK_LIKE, child, ReactionChanged.class))
                        .extracting(ReactionChanged::revision)
                        .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L));
    }

    @Test
    void listsWhatWasNotTakenBack() {
        put(child, "DISLIKE");
        var listed = api.body(api.call(GET, listPath(child), parent.token(), null));
        api.call(DELETE, path(child), parent.token(), null);
        var afterwards = api.body(api.call(GET, listPath(child), parent.token(), null));

        assertThat(listed.at("/content/0/kind").asString()).isEqualTo("DISLIKE");
        assertThat(listed.at("/page/totalElements").asInt()).isEqualTo(1);
        assertThat(afterwards.at("/page/totalElements").asInt()).isZero();
    }

    @Test
    void somebodyElsesChildIsNotFoundAndStaysUntouched() {
        var stranger = api.signUp("이바다");
        put(child, "LIKE");

        assertThat(api.call(PUT, path(child), stranger.token(), "{\"kind\": \"DISLIKE\"}"))
                .hasStatus(404);
        assertThat(api.call(DELETE, path(child), stranger.token(), null)).hasStatus(404);
        assertThat(api.call(GET, listPath(child), stranger.token(), null)).hasStatus(404);
        assertThat(api.body(api.call(GET, listPath(child), parent.token(), null)).toString())
                .contains("\"kind\":\"LIKE\"");
    }

    @Test
    void unknownBookIsNotFound() {
        var path = "/api/v1/children/%d/reactions/%d".formatted(child, Long.MAX_VALUE);

        assertThat(api.call(PUT, path, parent.token(), "{\"kind\": \"LIKE\"}")).hasStatus(404);
    }

    private void put(long child, String kind) {
        var answer =
                api.call(PUT, path(child), parent.token(), "{\"kind\": \"%s\"}".formatted(kind));
        assertThat(answer).hasStatus(200);
        assertThat(api.body(answer).get("kind").asString()).isEqualTo(kind);
    }

    private String path(long child) {
        return "/api/v1/children/%d/reactions/%d".formatted(child, book);
    }

    private static String listPath(long child) {
        return "/api/v1/children/%d/reactions".formatted(child);
    }
}
