package io.bookmaru.consumer.deadletter;

import io.bookmaru.consumer.delivery.RecordOrigin;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The table `dead_letters`.
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
            String reason,
            String cause,
            Instant now) {
        jdbc.sql(
                        """
                        insert into dead_letters as d
                            (topic, partition, record_offset, record_timestamp, key, value, headers,
                             reason, cause, state, first_failed_at, last_failed_at)
                        values
                            (:topic, :partition, :offset, :timestamp, :key, :value, :headers,
                             :reason, :cause, 'WAITING', :now, :now)
                        on conflict (topic, partition, record_offset, record_timestamp) do update
                        set failures = d.failures + 1,
                            reason = excluded.reason,
                            cause = excluded.cause,
                            last_failed_at = excluded.last_failed_at,
                            state = case
                                when d.state in ('DISCARDED', 'PARKED') then d.state
                                when d.replays >= :maxReplays then 'PARKED'
                                else 'WAITING'
                            end
                        """)
                .param("topic", origin.topic())
                .param("partition", origin.partition())
                .param("offset", origin.offset())
                .param("timestamp", origin.timestamp())
                .param("key", key)
                .param("value", value)
                .param("headers", headers)
                .param("reason", reason)
                .param("cause", cause)
                .param("maxReplays", MAX_REPLAYS)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void applied(RecordOrigin origin) {
        jdbc.sql(
                        """
                        update dead_letters set state = 'APPLIED'
                        where topic = :topic and partition = :partition
                            and record_offset = :offset and record_timestamp = :timestamp
                            and state <> 'DISCARDED'
                        """)
                .param("topic", origin.topic())
                .param("partition", origin.partition())
                .param("offset", origin.offset())
                .param("timestamp", origin.timestamp())
                .update();
    }

    long count(State state) {
        return jdbc.sql("select count(*) from dead_letters where state = :state")
                .param("state", state.name())
                .query(Long.class)
                .single();
    }
}
