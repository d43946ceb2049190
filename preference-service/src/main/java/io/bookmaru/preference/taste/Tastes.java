package io.bookmaru.preference.taste;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Each child's axes and scores.
@Repository
public class Tastes {
    private final JdbcClient jdbc;

    Tastes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// In one statement, so as of one moment: a drain that ends meanwhile shows in all parts or in
    /// none.
    public Taste of(long childId) {
        return jdbc.sql(
                        """
                        select coalesce(t.survey_ei + t.ei, 0) as ei, coalesce(t.survey_sn + t.sn, 0) as sn,
                               coalesce(t.survey_tf + t.tf, 0) as tf, coalesce(t.survey_jp + t.jp, 0) as jp,
                               t.updated_at,
                               g.names as genres, g.scores as genre_scores,
                               p.names as topics, p.scores as topic_scores
                        from (values (:child::bigint)) as c (id)
                        left join tastes t on t.child_id = c.id
                        cross join lateral (
                            select array_agg(name order by score desc, name collate "C") as names,
                                   array_agg(score order by score desc, name collate "C") as scores
                            from scores s
                            where s.child_id = c.id and s.feature = 'GENRE' and s.score <> 0) as g
                        cross join lateral (
                            select array_agg(name order by score desc, name collate "C") as names,
                                   array_agg(score order by score desc, name collate "C") as scores
                            from scores s
                            where s.child_id = c.id and s.feature = 'TOPIC' and s.score <> 0) as p
                        """)
                .param("child", childId)
                .query((row, _) ->
                        new Taste(
                                scores(row, "genres", "genre_scores"),
                                scores(row, "topics", "topic_scores"),
                                Mbti.of(row),
                                instant(row.getTimestamp("updated_at"))))
                .single();
    }

    private static List<Score> scores(ResultSet row, String names, String amounts)
            throws SQLException {
        var name = row.getArray(names);
        if (name == null) return List.of();
        var all = (String[]) name.getArray();
        var score = (BigDecimal[]) row.getArray(amounts).getArray();
        return IntStream.range(0, all.length).mapToObj(i -> new Score(all[i], score[i])).toList();
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
