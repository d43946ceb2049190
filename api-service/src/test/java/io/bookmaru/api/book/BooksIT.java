package io.bookmaru.api.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import io.bookmaru.api.testing.Api;
import io.bookmaru.api.testing.ApiIT;
import io.bookmaru.api.testing.PublishedEvents;
import io.bookmaru.events.BookChanged;
import io.bookmaru.events.Topics;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@ApiIT
class BooksIT {
    @Autowired private Api api;
    @Autowired private PublishedEvents published;

    @Test
    void changesArePublishedAsSnapshots() {
        var title = "A tale " + UUID.randomUUID();
        long id = add(Api.book(title));

        var change = Api.book(title).replace("fantasy", "mystery");
        assertThat(api.call(PUT, "/api/v1/books/" + id, api.admin().token(), change))
                .hasStatus(200);

        await().untilAsserted(() ->
                assertThat(published.ofKey(Topics.BOOK_CHANGED, id, BookChanged.class))
                        .extracting(
                                BookChanged::revision,
                                BookChanged::title,
                                b -> b.genres().getFirst(),
                                b -> b.mbti().tf())
                        .containsExactly(
                                tuple(1L, title, "fantasy", -0.5),
                                tuple(2L, title, "mystery", -0.5)));
    }

    @Test
    void sameTitleAndAuthorIsAConflict() {
        var book = Api.book("A tale " + UUID.randomUUID());
        add(book);

        assertThat(api.call(POST, "/api/v1/books", api.admin().token(), book)).hasStatus(409);
    }

    @ParameterizedTest
    @CsvSource({
        "genre=%s, 1",
        "genre=none, 0",
        "genre=%s&topic=sea, 1",
        "genre=%s&topic=mountain, 0",
        "genre=%s&age=5, 1",
        "genre=%s&age=10, 0",
        "genre=%s&query=100% sea_weed, 1",
        "genre=%s&query=이바다, 1",
        "genre=%s&query=1000 seaXweed, 0",
    })
    void filtersMatchAsGiven(String filter, int expected) {
        var genre = UUID.randomUUID().toString();
        add(Api.book("100% Sea_weed " + genre).replace("fantasy", genre));

        var path = "/api/v1/books?" + filter.replace("%s", genre);
        var found = api.body(api.call(GET, path, api.admin().token(), null));

        assertThat(found.at("/page/totalElements").asInt()).isEqualTo(expected);
        assertThat(found.get("content").size()).isEqualTo(expected);
    }

    private long add(String book) {
        return api.created("/api/v1/books", api.admin().token(), book).get("id").asLong();
    }
}
