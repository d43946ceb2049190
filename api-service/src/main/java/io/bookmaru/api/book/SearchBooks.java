package io.bookmaru.api.book;

import io.bookmaru.http.Page;
import io.bookmaru.http.Paging;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Finds books by one index, which has everything that a book can be searched by as marks. One scan
/// of it gives both the page and the number of all that match.
@Component
class SearchBooks {
    private static final String ALL =
            """
            select count(*) as total, (array_agg(id order by id))[:from : :to] as page
            from books
            """;
    private static final String WITH_MARKS =
            ALL
                    + """
                    where book_marks(search_text, isbn, genres, topics, age_from, age_to)
                          @> :marks::text[]
                    """;
    private static final String WITH_MARKS_AND_WORDS =
            WITH_MARKS + "and strpos(search_text, :words) > 0";

    /// Letters of a text that is found by its marks alone; a shorter one is a mark itself.
    private static final int PAIR = 2;

    private final JdbcClient jdbc;
    private final Books books;

    SearchBooks(JdbcClient jdbc, Books books) {
        this.jdbc = jdbc;
        this.books = books;
    }

    /// @param words in the form in which titles and authors are compared; null when the marks say
    ///   it
    private record Sought(List<String> marks, @Nullable String words) {}

    private record Found(long total, List<Long> page) {}

    /// In the order of their ids.
    @Transactional(readOnly = true)
    public Page<Book> search(BookFilter filter, Paging paging) {
        var found = filter.isEmpty() ? all(paging) : matching(sought(filter), paging);
        return Page.of(books.inOrder(found.page()), paging, found.total());
    }

    private Found all(Paging paging) {
        forbid("enable_seqscan");
        return found(jdbc.sql(ALL), paging);
    }

    /// No plan is left but the index of marks: the planner might compute the marks of every book
    /// when it expects most to match.
    private Found matching(Sought sought, Paging paging) {
        forbid("enable_seqscan", "enable_indexscan", "enable_indexonlyscan", "jit");
        var sql = sought.words() == null ? WITH_MARKS : WITH_MARKS_AND_WORDS;
        return found(
                jdbc.sql(sql)
                        .param("marks", sought.marks().toArray(String[]::new))
                        .param("words", sought.words()),
                paging);
    }

    private static Found found(JdbcClient.StatementSpec statement, Paging paging) {
        return statement
                .param("from", paging.offset() + 1)
                .param("to", paging.offset() + paging.size())
                .query((row, n) -> {
                    var page = row.getArray("page");
                    return new Found(
                            row.getLong("total"),
                            page == null ? List.of() : List.of((Long[]) page.getArray()));
                })
                .single();
    }

    /// The database brings the text into the form that it keeps for titles and authors, so that
    /// there are no two opinions of what a small letter is.
    private Sought sought(BookFilter filter) {
        var marks = new ArrayList<>(filter.marks());
        if (filter.words() == null) return new Sought(marks, null);
        return jdbc.sql(
                        """
                        select words, letter_pairs(words) as pairs
                        from (select lower(normalize(:words)) as words) as sought
                        """)
                .param("words", filter.words())
                .query((row, n) -> {
                    var words = row.getString("words");
                    int letters = words.codePointCount(0, words.length());
                    var pairs = List.of((String[]) row.getArray("pairs").getArray());
                    marks.addAll(letters < PAIR ? List.of(words) : pairs);
                    return new Sought(marks, letters > PAIR ? words : null);
                })
                .single();
    }

    /// In this transaction.
    private void forbid(String... plans) {
        jdbc.sql("select count(set_config(plan, 'off', true)) from unnest(:plans::text[]) plan")
                .param("plans", plans)
                .query(Long.class)
                .single();
    }
}
