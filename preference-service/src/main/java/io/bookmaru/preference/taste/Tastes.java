package io.bookmaru.preference.taste;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/// Each child's axes and scores.
@Repository
public class Tastes {
    private final JdbcClient jdbc;

    Tastes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// One moment's view: a run that ends in between shows in all parts or in none.
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Taste of(long childId) {
        var genres = scores(childId, Feature.GENRE);
        var topics = scores(childId, Feature.TOPIC);
        return jdbc.sql(
                        """
                        select survey_ei + ei as ei, survey_sn + sn as sn,
                               survey_tf + tf as tf, survey_jp + jp as jp, updated_at
                        from tastes
                        where child_id = :child
                        """)
                .param("child", childId)
                .query((row, _) ->
                        new Taste(
                                genres,
                                topics,
                                Mbti.of(row),
                                row.getTimestamp("updated_at").toInstant()))
                .optional()
                .orElseGet(() -> new Taste(genres, topics, Mbti.none(), null));
    }

    private List<Score> scores(long childId, Feature feature) {
        return jdbc.sql(
                        """
                        select name, score
                        from scores
                        where child_id = :child and feature = :feature and score <> 0
                        order by score desc, name collate "C"
                        """)
                .param("child", childId)
                .param("feature", feature.name())
                .query((row, _) -> new Score(row.getString("name"), row.getBigDecimal("score")))
                .list();
    }
}
