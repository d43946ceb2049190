package io.bookmaru.consumer.deadletter;

import io.bookmaru.consumer.delivery.RecordOrigin;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The table `dead_letters`, as the listeners and the use cases change it.
class DeadLetters {
    /// After as many replays a letter is parked.
    static final int MAX_REPLAYS = 3;

    private final JdbcClient jdbc;

    DeadLetters(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A record that has been kept before is that letter's next failure: a replay has not helped,
    /// or the source was read again. One that was discarded or parked stays so.
    void keep(
            RecordOrigin origin,
            byte @Nullable [] key,
            byte @Nullable [] value,
            byte[] headers,
            Reason reason,
            String cause,
            Instant now) {
        withOrigin(
                        """
                        insert into dead_letters as d
                            (topic, partition, record_offset, record_timestamp, key, value, headers,
                             reason, cause, state, first_failed_at, last_failed_at, changed_at)
                        values
                            (:topic, :partition, :offset, :timestamp, :key, :value, :headers,
                             :reason, :cause, 'WAITING', :now, :now, :now)
                        on conflict (topic, partition, record_offset, record_timestamp) do update
                        set failures = d.failures + 1,
                            reason = excluded.reason,
                            cause = excluded.cause,
                            last_failed_at = excluded.last_failed_at,
                            changed_at = excluded.changed_at,
                            state = case
                                when d.state in ('DISCARDED', 'PARKED') then d.state
                                when d.replays >= :maxReplays then 'PARKED'
                                else 'WAITING'
                            end
                        """,
                        origin)
                .param("key", key)
                .param("value", value)
                .param("headers", headers)
                .param("reason", reason.name())
                .param("cause", cause)
                .param("maxReplays", MAX_REPLAYS)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// @return false when the letter was applied or discarded before; true also for a record that
    ///   is no letter
    boolean apply(RecordOrigin origin, Instant now) {
        var applied =
                withOrigin(
                                """
                                update dead_letters set state = 'APPLIED', changed_at = :now
                                where topic = :topic and partition = :partition
                                    and record_offset = :offset and record_timestamp = :timestamp
                                    and state not in ('APPLIED', 'DISCARDED')
                                """,
                                origin)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update();
        return applied > 0 || !contains(origin);
    }

    private boolean contains(RecordOrigin origin) {
        return withOrigin(
                        """
                        select exists (
                            select from dead_letters
                            where topic = :topic and partition = :partition
                                and record_offset = :offset and record_timestamp = :timestamp)
                        """,
                        origin)
                .query(Boolean.class)
                .single();
    }

    private JdbcClient.StatementSpec withOrigin(String sql, RecordOrigin origin) {
        return jdbc.sql(sql)
                .param("topic", origin.topic())
                .param("partition", origin.partition())
                .param("offset", origin.offset())
                .param("timestamp", origin.timestamp());
    }

    /// Until the transaction ends, nobody else can change that letter.
    void lock(long id) {
        jdbc.sql("select id from dead_letters where id = :id for update")
                .param("id", id)
                .query(Long.class)
                .optional();
    }

    /// One that was on its way already does not use up another replay: the record was lost, the
    /// letter did not fail.
    StoredRecord startReplay(long id, Instant now) {
        return jdbc.sql(
                        """
                        update dead_letters
                        set replays = replays + case when state = 'REPLAYING' then 0 else 1 end,
                            state = 'REPLAYING', changed_at = :now
                        where id = :id
                        returning *
                        """)
                .param("id", id)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(DeadLetters::storedRecord)
                .single();
    }

    /// Passes over letters that somebody else is busy with.
    ///
    /// @param afterId of the letters before that one nothing is changed
    List<StoredRecord> startReplays(ReplaySelection selection, long afterId, int max, Instant now) {
        return selection
                .bind(
                        jdbc.sql(
                                """
                                with chosen as (
                                    select id from dead_letters
                                    where id > :afterId and %s
                                    order by id limit :max for update skip locked)
                                update dead_letters d
                                set replays = replays + case when state = 'REPLAYING' then 0 else 1 end,
                                    state = 'REPLAYING', changed_at = :now
                                from chosen where d.id = chosen.id
                                returning d.*
                                """
                                        .formatted(ReplaySelection.CONDITION)))
                .param("afterId", afterId)
                .param("max", max)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(DeadLetters::storedRecord)
                .list()
                .stream()
                .sorted(Comparator.comparingLong(StoredRecord::id))
                .toList();
    }

    void discard(long id, Instant now) {
        jdbc.sql("update dead_letters set state = 'DISCARDED', changed_at = :now where id = :id")
                .param("id", id)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// @return how many there were
    int removeFinished(Instant before) {
        return jdbc.sql(
                        """
                        delete from dead_letters
                        where state in ('APPLIED', 'DISCARDED') and changed_at < :before
                        """)
                .param("before", before.atOffset(ZoneOffset.UTC))
                .update();
    }

    long count(State state) {
        return jdbc.sql("select count(*) from dead_letters where state = :state")
                .param("state", state.name())
                .query(Long.class)
                .single();
    }

    static StoredRecord storedRecord(ResultSet row, int number) throws SQLException {
        return new StoredRecord(
                row.getLong("id"),
                new RecordOrigin(
                        row.getString("topic"),
                        row.getInt("partition"),
                        row.getLong("record_offset"),
                        row.getLong("record_timestamp")),
                row.getBytes("key"),
                row.getBytes("value"),
                row.getBytes("headers"));
    }
}
