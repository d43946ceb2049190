package io.bookmaru.api.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookmaru.api.testing.ApiIT;
import io.bookmaru.http.Paging;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// The search in a catalogue of `-Dbookmaru.test.books` books, 100000 for the figure: what it finds
/// is what reading every book would find, without reading every book.
@ApiIT
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BookSearchIT {
    private static final int PART = 10_000;
    private static final int BOOKS = Integer.getInteger("bookmaru.test.books", 2_000);
    private static final int LARGE = 100_000;
    private static final int CALLS = BOOKS < LARGE ? 20 : 300;
    private static final double MAX_MILLIS = 20;
    private static final String AUTHOR = " of the search test";

    @Autowired private SearchBooks searchBooks;
    @Autowired private JdbcClient jdbc;
    @Autowired private TransactionTemplate transactions;

    record Search(BookFilter filter, Paging paging) {}

    enum Kind {
        PART_OF_TITLE(i -> first(text(of(i, "강아지", "도서관", "이야기", "께끼", "비밀 기차", "robot")))),
        PART_OF_AUTHOR(i -> first(text(of(i, "하늘", "김하늘", "이바다", "가람", "OF THE SEARCH TEST")))),
        ISBN(i -> first(text(of(i, "9788900000" + (i % 800 + 100), "978-89-0000-0" + (i + 100))))),
        GENRE(i -> first(genre(of(i, "그림책", "동화", "인물", "none")))),
        TOPIC(i -> first(topic(of(i, "우정", "여행", "바다", "none")))),
        AGE(i -> first(age(i % 20 - 1))),
        ALL_TOGETHER(i -> first(new BookFilter(of(i, "강아지", "여행", "김"), "동화", "우정", 5))),
        WITHOUT_FILTER(i -> first(new BookFilter(null, null, null, null))),
        DEEP_PAGE(i -> deep(new BookFilter(null, null, null, null), BOOKS / (1 + i % 3))),
        DEEP_PAGE_OF_AGE(i -> deep(age(4 + i % 4), BOOKS / (3 + i % 3))),
        DEEP_PAGE_OF_LETTER(i -> deep(text(of(i, "이", "바", "의")), BOOKS / (6 + i % 3))),
        NO_MATCH(i -> first(text(of(i, "없는책", "강아지도서관", "ㅋ", "978-89-999-9999-9")))),
        ONE_LETTER(i -> first(text(of(i, "이", "김", "의", "1", "R", "힣")))),
        WILDCARD(i -> first(text(of(i, "%", "_", "\\", "100%_\\", "강_지", "%강아지%", "'"))));

        private final IntFunction<Search> nth;

        Kind(IntFunction<Search> nth) {
            this.nth = nth;
        }
    }

    @BeforeAll
    void fill() throws Exception {
        var sql = new ClassPathResource("books/korean-books.sql");
        var insert = sql.getContentAsString(StandardCharsets.UTF_8);
        // In parts, since no statement may take longer than the service lets it.
        for (int first = 1; first <= BOOKS; first += PART) {
            jdbc.sql(insert)
                    .param("author", AUTHOR)
                    .param("first", first)
                    .param("last", Math.min(BOOKS, first + PART - 1))
                    .update();
        }
        jdbc.sql("vacuum analyze books").update();
    }

    @AfterAll
    void clear() {
        jdbc.sql("delete from books where author like '%' || :author")
                .param("author", AUTHOR)
                .update();
    }

    @ParameterizedTest
    @EnumSource
    void findsWhatReadingEveryBookFindsInTheOrderOfIds(Kind kind) {
        for (int i = 0; i < 8; i++) {
            var search = kind.nth.apply(i);

            var page = searchBooks.search(search.filter(), search.paging());

            var all = readEveryBook(search.filter());
            var from = Math.min(search.paging().offset(), all.size());
            var to = Math.min(from + search.paging().size(), all.size());
            assertThat(page.page().totalElements()).as("%s", search).isEqualTo(all.size());
            assertThat(page.content())
                    .as("%s", search)
                    .extracting(Book::id)
                    .containsExactlyElementsOf(all.subList(from, to));
        }
    }

    @ParameterizedTest
    @EnumSource
    void readsNoBookThatTheIndexDoesNotName(Kind kind) {
        for (int i = 0; i < 8; i++) {
            var search = kind.nth.apply(i);

            var scans =
                    transactions.execute(_ -> {
                        long before = sequentialScans();
                        searchBooks.search(search.filter(), search.paging());
                        return sequentialScans() - before;
                    });

            assertThat(scans).as("%s", search).isZero();
        }
    }

    @Test
    void isFast() {
        var figures = new ArrayList<String>();
        var slow = new ArrayList<String>();
        for (var kind : Kind.values()) {
            call(kind, Math.min(CALLS, 50));
            var millis = call(kind, CALLS);
            var p99 = millis[(int) Math.ceil(millis.length * 0.99) - 1];
            var figure =
                    "%s p50 %.1f p99 %.1f"
                            .formatted(
                                    kind.name().toLowerCase().replace('_', ' '),
                                    millis[millis.length / 2],
                                    p99);
            figures.add(figure);
            if (p99 > MAX_MILLIS) slow.add(figure);
        }

        if (BOOKS >= LARGE) assertThat(slow).isEmpty();
        System.out.printf(
                "FIGURE book search at %d: milliseconds over JDBC, one thread, %d calls each: %s%n",
                BOOKS, CALLS, String.join(", ", figures));
    }

    private double[] call(Kind kind, int times) {
        return IntStream.range(0, times)
                .mapToDouble(i -> {
                    var search = kind.nth.apply(i);
                    long began = System.nanoTime();
                    searchBooks.search(search.filter(), search.paging());
                    return (System.nanoTime() - began) / 1e6;
                })
                .sorted()
                .toArray();
    }

    private List<Long> readEveryBook(BookFilter filter) {
        return jdbc.sql(
                        """
                        select id from books
                        where (:text::text is null or title ilike :text or author ilike :text
                               or isbn = :isbn)
                          and (:genre::text is null or :genre = any(genres))
                          and (:topic::text is null or :topic = any(topics))
                          and (:age::int is null or :age between age_from and age_to)
                        order by id
                        """)
                .param("text", filter.text() == null ? null : "%" + escaped(filter.text()) + "%")
                .param("isbn", filter.text() == null ? null : filter.text().replace("-", ""))
                .param("genre", filter.genre())
                .param("topic", filter.topic())
                .param("age", filter.age())
                .query(Long.class)
                .list();
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    /// Of this transaction's connection.
    private long sequentialScans() {
        return jdbc.sql("select seq_scan from pg_stat_xact_user_tables where relname = 'books'")
                .query(Long.class)
                .single();
    }

    private static String of(int i, String... texts) {
        return Arrays.asList(texts).get(Math.floorMod(i, texts.length));
    }

    private static Search first(BookFilter filter) {
        return new Search(filter, new Paging(0, 20));
    }

    private static Search deep(BookFilter filter, int offset) {
        return new Search(filter, new Paging(Math.max(0, offset / 20 - 1), 20));
    }

    private static BookFilter text(String text) {
        return new BookFilter(text, null, null, null);
    }

    private static BookFilter genre(String genre) {
        return new BookFilter(null, genre, null, null);
    }

    private static BookFilter topic(String topic) {
        return new BookFilter(null, null, topic, null);
    }

    private static BookFilter age(int age) {
        return new BookFilter(null, null, null, age);
    }
}
