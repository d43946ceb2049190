package io.bookmaru.api.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import io.bookmaru.api.testing.Api;
import io.bookmaru.api.testing.ApiIT;
import io.bookmaru.api.testing.PublishedEvents;
import io.bookmaru.events.ReaderInfoChanged;
import io.bookmaru.events.Topics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ApiIT
class ReviewsIT {
    @Autowired private Api api;
    @Autowired private PublishedEvents published;

    private Api.Member author;
    private long book;

    @BeforeEach
    void anAuthorAndABook() {
        author = api.signUp("김하늘");
        book = api.addBook();
    }

    @Test
    void reviewIsListedWithItsAuthorAndReader() {
        var written = write(author, book, review(5, "{\"readingLevel\": 4, \"ageYears\": 7}"));

        assertThat(list(book).get("content").valueStream()).containsExactly(written);
        assertThat(written.get("bookId").asLong()).isEqualTo(book);
        assertThat(written.get("authorId").asLong()).isEqualTo(author.id());
        assertThat(written.get("authorName").asString()).isEqualTo("김하늘");
        assertThat(written.get("rating").asInt()).isEqualTo(5);
        assertThat(written.get("body").asString()).isEqualTo("자기 전에 읽기 좋아요.");
        assertThat(written.at("/readerInfo/readingLevel").asInt()).isEqualTo(4);
        assertThat(written.at("/readerInfo/ageYears").asInt()).isEqualTo(7);
        assertThat(written.get("createdAt").asString()).endsWith("Z");
    }

    @Test
    void readerIsOptional() {
        var written = write(author, book, review(3, "null"));

        assertThat(written.get("readerInfo").isNull()).isTrue();
    }

    @Test
    void newestReviewComesFirst() {
        write(author, book, review(5, "null"));
        var newest = write(api.signUp("이바다"), book, review(2, "null"));

        var page = api.body(api.call(GET, path(book) + "?size=1", author.token(), null));

        assertThat(page.get("content").valueStream()).containsExactly(newest);
        assertThat(page.at("/page/totalElements").asInt()).isEqualTo(2);
    }

    @Test
    void secondReviewOfABookIsRefusedAndTellsNothing() {
        write(author, book, review(5, "{\"readingLevel\": 4, \"ageYears\": 7}"));

        var second =
                api.call(
                        POST,
                        path(book),
                        author.token(),
                        review(1, "{\"readingLevel\": 9, \"ageYears\": 12}"));

        assertThat(second).hasStatus(409).hasContentType("application/problem+json");
        assertThat(api.body(second).get("type").asString())
                .isEqualTo("urn:bookmaru:problem:review-exists");
        assertThat(write(author, api.addBook(), review(3, "null")).at("/readerInfo/ageYears"))
                .hasToString("7");
    }

    @Test
    void unknownBookIsNotFound() {
        assertThat(api.call(POST, path(Long.MAX_VALUE), author.token(), review(5, "null")))
                .hasStatus(404);
    }

    @Test
    void readerIsPublishedOnceForEachChange() {
        write(author, book, review(5, "{\"readingLevel\": 4, \"ageYears\": 7}"));
        write(author, api.addBook(), review(5, "{\"readingLevel\": 4, \"ageYears\": 7}"));
        write(author, api.addBook(), review(5, "null"));
        write(author, api.addBook(), review(5, "{\"readingLevel\": 4, \"ageYears\": 8}"));

        await().untilAsserted(() ->
                assertThat(
                                published.ofKey(
                                        Topics.READER_INFO_CHANGED,
                                        author.id(),
                                        ReaderInfoChanged.class))
                        .extracting(
                                ReaderInfoChanged::memberId,
                                ReaderInfoChanged::revision,
                                ReaderInfoChanged::readingLevel,
                                ReaderInfoChanged::ageYears)
                        .containsExactly(
                                tuple(author.id(), 1L, 4, 7), tuple(author.id(), 2L, 4, 8)));
    }

    private JsonNode write(Api.Member author, long book, String review) {
        return api.created(path(book), author.token(), review);
    }

    private JsonNode list(long book) {
        return api.body(api.call(GET, path(book), author.token(), null));
    }

    private static String path(long book) {
        return "/api/v1/books/%d/reviews".formatted(book);
    }

    private static String review(int rating, String readerInfo) {
        return "{\"rating\": %d, \"body\": \"자기 전에 읽기 좋아요.\", \"readerInfo\": %s}"
                .formatted(rating, readerInfo);
    }
}
