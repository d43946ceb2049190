package io.bookmaru.api.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.http.HttpMethod.GET;

import io.bookmaru.api.testing.Api;
import java.time.Duration;

/// Reviews that matter for their reader info only, each of a book of its own.
class ReviewCalls {
    static final Duration SOON = Duration.ofSeconds(30);

    private final Api api;

    ReviewCalls(Api api) {
        this.api = api;
    }

    /// @return the book
    long write(Api.Member author) {
        return write(author, "null");
    }

    /// @return the book
    long write(Api.Member author, int readingLevel, int ageYears) {
        return write(
                author,
                "{\"readingLevel\": %d, \"ageYears\": %d}".formatted(readingLevel, ageYears));
    }

    private long write(Api.Member author, String readerInfo) {
        long book = api.addBook();
        var body =
                "{\"rating\": 5, \"body\": \"자기 전에 읽기 좋아요.\", \"readerInfo\": %s}"
                        .formatted(readerInfo);
        api.created(path(book), author.token(), body);
        return book;
    }

    void awaitShown(String readerInfo, long book) {
        await().atMost(SOON).untilAsserted(() -> assertThat(shown(book)).isEqualTo(readerInfo));
    }

    /// Reading level and age, or `none`.
    String shown(long book) {
        var page = api.body(api.call(GET, path(book), api.admin().token(), null));
        var info = page.at("/content/0/readerInfo");
        return info.isNull() ? "none" : info.get("readingLevel") + ", " + info.get("ageYears");
    }

    private static String path(long book) {
        return "/api/v1/books/%d/reviews".formatted(book);
    }
}
