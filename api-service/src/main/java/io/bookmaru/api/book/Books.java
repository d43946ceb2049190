package io.bookmaru.api.book;

import io.bookmaru.events.MbtiTraits;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class Books {
    private final JdbcClient jdbc;

    Books(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Book> find(long id) {
        return jdbc.sql(
                        """
                        select id, title, author, isbn, first_year, genres, topics,
                               mbti_ei, mbti_sn, mbti_tf, mbti_jp, age_from, age_to, revision
                        from books
                        where id = :id
                        """)
                .param("id", id)
                .query(Books::book)
                .optional();
    }

    List<Book> inOrder(List<Long> ids) {
        if (ids.isEmpty()) return List.of();
        return jdbc.sql(
                        """
                        select id, title, author, isbn, first_year, genres, topics,
                               mbti_ei, mbti_sn, mbti_tf, mbti_jp, age_from, age_to, revision
                        from books
                        where id = any(:ids)
                        order by id
                        """)
                .param("ids", ids.toArray(Long[]::new))
                .query(Books::book)
                .list();
    }

    /// @throws org.springframework.dao.DuplicateKeyException when another book has this title and
    ///   author
    Book insert(BookDetails book, Instant now) {
        return jdbc.sql(
                        """
                        insert into books (title, author, isbn, first_year, genres, topics,
                                           mbti_ei, mbti_sn, mbti_tf, mbti_jp, age_from, age_to,
                                           revision, changed_at)
                        values (:title, :author, :isbn, :firstYear, :genres, :topics,
                                :ei, :sn, :tf, :jp, :ageFrom, :ageTo, 1, :now)
                        returning id, title, author, isbn, first_year, genres, topics,
                                  mbti_ei, mbti_sn, mbti_tf, mbti_jp, age_from, age_to, revision
                        """)
                .params(params(book, now))
                .query(Books::book)
                .single();
    }

    /// Empty when there is no such book.
    Optional<Book> update(long id, BookDetails book, Instant now) {
        return jdbc.sql(
                        """
                        update books
                        set title = :title, author = :author, isbn = :isbn, first_year = :firstYear,
                            genres = :genres, topics = :topics,
                            mbti_ei = :ei, mbti_sn = :sn, mbti_tf = :tf, mbti_jp = :jp,
                            age_from = :ageFrom, age_to = :ageTo,
                            revision = revision + 1, changed_at = :now
                        where id = :id
                        returning id, title, author, isbn, first_year, genres, topics,
                                  mbti_ei, mbti_sn, mbti_tf, mbti_jp, age_from, age_to, revision
                        """)
                .params(params(book, now))
                .param("id", id)
                .query(Books::book)
                .optional();
    }

    private static Map<String, @Nullable Object> params(BookDetails book, Instant now) {
        var params = new HashMap<String, @Nullable Object>();
        params.put("title", book.title());
        params.put("author", book.author());
        params.put("isbn", book.isbn());
        params.put("firstYear", book.firstYear());
        params.put("genres", book.genres().toArray(String[]::new));
        params.put("topics", book.topics().toArray(String[]::new));
        params.put("ei", book.mbti().ei());
        params.put("sn", book.mbti().sn());
        params.put("tf", book.mbti().tf());
        params.put("jp", book.mbti().jp());
        params.put("ageFrom", book.ageFrom());
        params.put("ageTo", book.ageTo());
        params.put("now", now.atOffset(ZoneOffset.UTC));
        return params;
    }

    private static Book book(ResultSet row, int n) throws SQLException {
        return new Book(
                row.getLong("id"),
                row.getString("title"),
                row.getString("author"),
                row.getString("isbn"),
                row.getObject("first_year", Integer.class),
                List.of((String[]) row.getArray("genres").getArray()),
                List.of((String[]) row.getArray("topics").getArray()),
                new MbtiTraits(
                        row.getDouble("mbti_ei"),
                        row.getDouble("mbti_sn"),
                        row.getDouble("mbti_tf"),
                        row.getDouble("mbti_jp")),
                row.getInt("age_from"),
                row.getInt("age_to"),
                row.getLong("revision"));
    }
}
