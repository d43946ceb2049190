package io.bookmaru.preference.survey;

import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The last survey of each child, kept beside the sums over its reactions.
@Repository
class Surveys {
    private final JdbcClient jdbc;

    Surveys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Needs the child locked. The last survey replaces the one before.
    void save(long childId, Survey survey, Instant now) {
        jdbc.sql(
                        """
                        insert into tastes as t (child_id, survey_ei, survey_sn, survey_tf, survey_jp, updated_at)
                        select id, :ei, :sn, :tf, :jp, :now
                        from children
                        where id = :child and not erased
                        on conflict (child_id) do update
                        set survey_ei = excluded.survey_ei, survey_sn = excluded.survey_sn,
                            survey_tf = excluded.survey_tf, survey_jp = excluded.survey_jp,
                            updated_at = excluded.updated_at
                        """)
                .param("child", childId)
                .param("ei", survey.ei())
                .param("sn", survey.sn())
                .param("tf", survey.tf())
                .param("jp", survey.jp())
                .param("now", Timestamp.from(now))
                .update();
    }
}
