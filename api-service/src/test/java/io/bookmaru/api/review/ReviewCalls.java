package io.bookmaru.api.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.http.HttpMethod.GET;

import io.bookmaru.api.testing.Api;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

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

    /// Without the API, and without a reader info.
    void writeMany(Api.Member author, int count, JdbcClient jdbc) {
        jdbc.sql(
                        """
                        with many as (
                            insert into books (title, author, genres, topics, mbti_ei, mbti_sn,
                                               mbti_tf, mbti_jp, age_from, age_to, revision,
                                               changed_at)
                            select 'Book ' || n || ' of ' || :member, '이바다', '{}', '{}',
                                   0, 0, 0, 0, 5, 9, 1, now()
                            from generate_series(1, :count) n
                            returning id)
                        insert into reviews (book_id, author_id, rating, body,
                                             reader_info_revision, created_at)
                        select id, :member, 5, '좋아요.', 0, now() from many
                        """)
                .param("member", author.id())
                .param("count", count)
                .update();
    }

    /// How many of the author's reviews show this.
    static int showing(Api.Member author, int readingLevel, int ageYears, JdbcClient jdbc) {
        return jdbc.sql(
                        """
                        select count(*) from reviews
                        where author_id = :member
                          and reading_level = :readingLevel and age_years = :ageYears
                        """)
                .param("member", author.id())
                .param("readingLevel", readingLevel)
                .param("ageYears", ageYears)
                .query(Integer.class)
                .single();
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
