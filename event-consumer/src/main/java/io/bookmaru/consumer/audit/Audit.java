package io.bookmaru.consumer.audit;

import io.bookmaru.http.Paging;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The table `consumer_audit`.
public class Audit {
    private final JdbcClient jdbc;
    private final Clock clock;

    public enum Action {
        REPLAY,
        DISCARD,
        REWIND,
        REPUBLISH,
        DRAW
    }

    record Entry(long id, Instant at, long memberId, Action action, String subject) {}

    Audit(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Belongs into the transaction of the action.
    ///
    /// @param subject what it was done to, for people
    public void write(long memberId, Action action, String subject) {
        jdbc.sql(
                        """
                        insert into consumer_audit (at, member_id, action, subject)
                        values (:at, :memberId, :action, :subject)
                        """)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("memberId", memberId)
                .param("action", action.name())
                .param("subject", subject)
                .update();
    }

    /// The newest first.
    List<Entry> page(Paging paging) {
        return jdbc.sql(
                        """
                        select id, at, member_id, action, subject from consumer_audit
                        order by id desc limit :size offset :offset
                        """)
                .param("size", paging.size())
                .param("offset", paging.offset())
                .query((row, _) ->
                        new Entry(
                                row.getLong("id"),
                                row.getTimestamp("at").toInstant(),
                                row.getLong("member_id"),
                                Action.valueOf(row.getString("action")),
                                row.getString("subject")))
                .list();
    }

    long count() {
        return jdbc.sql("select count(*) from consumer_audit").query(Long.class).single();
    }
}
