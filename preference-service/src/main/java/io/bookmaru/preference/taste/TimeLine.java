package io.bookmaru.preference.taste;

import io.bookmaru.http.Page;
import io.bookmaru.http.Paging;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/// How a child's taste went, newest first.
@Repository
class TimeLine {

    /// @param source `FEEDBACK` or `SURVEY`
    /// @param preferredGenres highest first, at most five, as the topics
    record Entry(
            Instant at,
            String source,
            Mbti mbti,
            List<String> preferredGenres,
            List<String> preferredTopics) {}

    private final JdbcClient jdbc;

    TimeLine(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Page<Entry> of(long childId, Paging paging) {
        var total =
                jdbc.sql("select count(*) from taste_history where child_id = :child")
                        .param("child", childId)
                        .query(Long.class)
                        .single();
        var entries =
                jdbc.sql(
                                """
                                select at, source, ei, sn, tf, jp, genres, topics
                                from taste_history
                                where child_id = :child
                                order by id desc
                                limit :limit offset :offset
                                """)
                        .param("child", childId)
                        .param("limit", paging.size())
                        .param("offset", paging.offset())
                        .query((row, _) -> entry(row))
                        .list();
        return Page.of(entries, paging, total);
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getTimestamp("at").toInstant(),
                row.getString("source"),
                Mbti.of(row),
                List.of((String[]) row.getArray("genres").getArray()),
                List.of((String[]) row.getArray("topics").getArray()));
    }
}
