package io.bookmaru.consumer.deadletter;

import io.bookmaru.http.Paging;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The table `dead_letters`, as an admin reads it.
class DeadLetterList {
    private static final String LETTER =
            """
            select id, topic, partition, record_offset, key, state, reason, cause, failures, replays,
                coalesce(length(key), 0) + coalesce(length(value), 0) + length(headers) as size,
                first_failed_at, last_failed_at, changed_at
            from dead_letters
            """;

    private static final String MATCHING =
            """
            where state in (:states)
                and (cast(:topic as text) is null or topic = :topic)
                and (cast(:reason as text) is null or reason = :reason)
            """;

    private final JdbcClient jdbc;

    /// @param states not empty
    record Filter(Set<State> states, @Nullable String topic, @Nullable Reason reason) {

        private JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement) {
            return statement
                    .param("states", states.stream().map(State::name).toList())
                    .param("topic", topic)
                    .param("reason", reason == null ? null : reason.name());
        }
    }

    DeadLetterList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The newest first.
    List<DeadLetter> page(Filter filter, Paging paging) {
        return filter.bind(
                        jdbc.sql(LETTER + MATCHING + "order by id desc limit :size offset :offset"))
                .param("size", paging.size())
                .param("offset", paging.offset())
                .query(DeadLetterList::letter)
                .list();
    }

    long count(Filter filter) {
        return filter.bind(jdbc.sql("select count(*) from dead_letters " + MATCHING))
                .query(Long.class)
                .single();
    }

    Optional<DeadLetter> find(long id) {
        return jdbc.sql(LETTER + "where id = :id")
                .param("id", id)
                .query(DeadLetterList::letter)
                .optional();
    }

    Optional<OpenedDeadLetter> open(long id) {
        return find(id).map(letter -> OpenedDeadLetter.of(letter, record(id)));
    }

    private StoredRecord record(long id) {
        return jdbc.sql("select * from dead_letters where id = :id")
                .param("id", id)
                .query(DeadLetters::storedRecord)
                .single();
    }

    long count(ReplaySelection selection) {
        return selection
                .bind(
                        jdbc.sql(
                                "select count(*) from dead_letters where "
                                        + ReplaySelection.CONDITION))
                .query(Long.class)
                .single();
    }

    /// The topics that open letters came from.
    List<String> topics() {
        return jdbc.sql(
                        """
                        select distinct topic from dead_letters
                        where state in ('WAITING', 'REPLAYING', 'PARKED')
                        """)
                .query((row, _) -> row.getString("topic"))
                .list();
    }

    private static DeadLetter letter(ResultSet row, int number) throws SQLException {
        return new DeadLetter(
                row.getLong("id"),
                row.getString("topic"),
                row.getInt("partition"),
                row.getLong("record_offset"),
                Utf8.text(row.getBytes("key")),
                State.valueOf(row.getString("state")),
                Reason.valueOf(row.getString("reason")),
                row.getString("cause"),
                row.getInt("failures"),
                row.getInt("replays"),
                DeadLetters.MAX_REPLAYS,
                row.getInt("size"),
                row.getTimestamp("first_failed_at").toInstant(),
                row.getTimestamp("last_failed_at").toInstant(),
                row.getTimestamp("changed_at").toInstant());
    }
}
