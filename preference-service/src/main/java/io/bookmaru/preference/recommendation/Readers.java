package io.bookmaru.preference.recommendation;

import io.bookmaru.http.Caller;
import io.bookmaru.http.NotFoundException;
import io.bookmaru.preference.taste.Mbti;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What is known of a child, in one statement and so as of one moment.
@Repository
class Readers {
    private final JdbcClient jdbc;
    private final Clock clock;

    Readers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// @throws NotFoundException when there is no such child, or it is somebody else's
    Reader ownedBy(Caller caller, long childId) {
        return jdbc.sql(
                        """
                        select c.birth_year,
                               coalesce(t.survey_ei + t.ei, 0) as ei, coalesce(t.survey_sn + t.sn, 0) as sn,
                               coalesce(t.survey_tf + t.tf, 0) as tf, coalesce(t.survey_jp + t.jp, 0) as jp,
                               array(select name from scores s
                                     where s.child_id = c.id and feature = 'GENRE' order by name) as genres,
                               array(select score::float8 from scores s
                                     where s.child_id = c.id and feature = 'GENRE' order by name) as genre_scores,
                               array(select name from scores s
                                     where s.child_id = c.id and feature = 'TOPIC' order by name) as topics,
                               array(select score::float8 from scores s
                                     where s.child_id = c.id and feature = 'TOPIC' order by name) as topic_scores,
                               array(select book_id from ledger l
                                     where l.child_id = c.id and kind = 'LIKE') as liked,
                               array(select book_id from ledger l
                                     where l.child_id = c.id and kind = 'DISLIKE') as disliked
                        from children c
                        left join tastes t on t.child_id = c.id
                        where c.id = :child and c.member_id = :member and not c.erased
                        """)
                .param("child", childId)
                .param("member", caller.memberId())
                .query((row, _) -> reader(row))
                .optional()
                .orElseThrow(() -> NotFoundException.of("child", childId));
    }

    private Reader reader(ResultSet row) throws SQLException {
        var birthYear = row.getInt("birth_year");
        var mbti = Mbti.of(row);
        return new Reader(
                LocalDate.now(clock).getYear() - birthYear,
                birthYear,
                scores(row, "genres", "genre_scores"),
                scores(row, "topics", "topic_scores"),
                axis(mbti.ei().doubleValue()),
                axis(mbti.sn().doubleValue()),
                axis(mbti.tf().doubleValue()),
                axis(mbti.jp().doubleValue()),
                mbti.type(),
                ids(row, "liked"),
                ids(row, "disliked"));
    }

    private static Map<String, Double> scores(ResultSet row, String names, String amounts)
            throws SQLException {
        var name = (String[]) row.getArray(names).getArray();
        var amount = (Double[]) row.getArray(amounts).getArray();
        var scores = HashMap.<String, Double>newHashMap(name.length);
        for (var i = 0; i < name.length; i++) scores.put(name[i], amount[i]);
        return scores;
    }

    private static long[] ids(ResultSet row, String column) throws SQLException {
        var ids = (Long[]) row.getArray(column).getArray();
        var unboxed = new long[ids.length];
        for (var i = 0; i < ids.length; i++) unboxed[i] = ids[i];
        return unboxed;
    }

    private static double axis(double value) {
        return Math.clamp(value, -100.0, 100.0);
    }
}
