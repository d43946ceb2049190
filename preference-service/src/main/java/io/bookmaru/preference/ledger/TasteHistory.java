package io.bookmaru.preference.ledger;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// How a taste went: a row whenever it changed.
@Repository
public class TasteHistory {

    public enum Source {
        FEEDBACK,
        SURVEY
    }

    private final JdbcClient jdbc;

    TasteHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Writes down the children's tastes as they are in this transaction.
    public void write(Collection<Long> children, Source source, Instant at) {
        jdbc.sql(
                        """
                        insert into taste_history (child_id, at, source, ei, sn, tf, jp, genres, topics)
                        select child_id, :at, :source,
                               survey_ei + ei, survey_sn + sn, survey_tf + tf, survey_jp + jp,
                               array(select s.name from scores s
                                     where s.child_id = t.child_id and s.feature = 'GENRE' and s.score > 0
                                     order by s.score desc, s.name collate "C" limit 5),
                               array(select s.name from scores s
                                     where s.child_id = t.child_id and s.feature = 'TOPIC' and s.score > 0
                                     order by s.score desc, s.name collate "C" limit 5)
                        from tastes t
                        where child_id = any (:children::bigint[])
                        order by child_id
                        """)
                .param("children", children.stream().mapToLong(Long::longValue).toArray())
                .param("source", source.name())
                .param("at", Timestamp.from(at))
                .update();
    }
}
