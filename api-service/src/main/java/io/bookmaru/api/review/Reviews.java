package io.bookmaru.api.review;

import io.bookmaru.http.Paging;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class Reviews {
    private static final String SELECT =
            """
            select r.id, r.book_id, r.author_id, m.display_name, r.rating, r.body,
                   r.reading_level, r.age_years, r.created_at
            from reviews r join members m on m.id = r.author_id
            """;

    private final JdbcClient jdbc;

    Reviews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param told what the author has told of its reader
    /// @return the review's id
    /// @throws org.springframework.dao.DuplicateKeyException when the author has reviewed this book
    long insert(
            long bookId,
            long authorId,
            int rating,
            String body,
            Optional<ReaderInfos.Told> told,
            Instant now) {
        return jdbc.sql(
                        """
                        insert into reviews (book_id, author_id, rating, body, reader_info_revision,
                                             reading_level, age_years, created_at)
                        values (:bookId, :authorId, :rating, :body, :revision,
                                :readingLevel, :ageYears, :now)
                        returning id
                        """)
                .param("bookId", bookId)
                .param("authorId", authorId)
                .param("rating", rating)
                .param("body", body)
                .param("revision", told.map(t -> t.revision()).orElse(0L))
                .param("readingLevel", told.map(t -> t.info().readingLevel()).orElse(null))
                .param("ageYears", told.map(t -> t.info().ageYears()).orElse(null))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    Optional<Review> find(long id) {
        return jdbc.sql(SELECT + "where r.id = :id")
                .param("id", id)
                .query(Reviews::review)
                .optional();
    }

    List<Review> newestFirst(long bookId, Paging paging) {
        return jdbc.sql(
                        SELECT
                                + """
                                where r.book_id = :bookId
                                order by r.id desc
                                limit :limit offset :offset
                                """)
                .param("bookId", bookId)
                .param("limit", paging.size())
                .param("offset", paging.offset())
                .query(Reviews::review)
                .list();
    }

    long count(long bookId) {
        return jdbc.sql("select count(*) from reviews where book_id = :bookId")
                .param("bookId", bookId)
                .query(Long.class)
                .single();
    }

    boolean bookExists(long bookId) {
        return jdbc.sql("select exists (select from books where id = :bookId)")
                .param("bookId", bookId)
                .query(Boolean.class)
                .single();
    }

    private static Review review(ResultSet row, int n) throws SQLException {
        return new Review(
                row.getLong("id"),
                row.getLong("book_id"),
                row.getLong("author_id"),
                row.getString("display_name"),
                row.getInt("rating"),
                row.getString("body"),
                readerInfo(row),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable ReaderInfo readerInfo(ResultSet row) throws SQLException {
        var readingLevel = row.getObject("reading_level", Integer.class);
        return readingLevel == null ? null : new ReaderInfo(readingLevel, row.getInt("age_years"));
    }
}
