package io.bookmaru.consumer.erasure;

import io.bookmaru.events.ErasureConfirmed.Kind;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Tombstones. An erasure and whoever writes about its subject exclude each other: the one waits
/// until the other's transaction has ended.
public class ErasedSubjects {
    /// First halves of the advisory locks' keys, so that they collide with no other use of advisory
    /// locks.
    private static final Map<Kind, Integer> LOCK_CLASSES =
            Map.of(Kind.CHILD, 0x0e01, Kind.MEMBER, 0x0e02);

    /// Subjects share 64 locks: one for each would, for thousands of records in a transaction, fill
    /// the memory that Postgres has for locks.
    private static final int SLOTS = 63;

    private final JdbcClient jdbc;
    private final Clock clock;

    ErasedSubjects(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// What a handler asks before it writes anything about these; if any is erased, it must not.
    /// None of them becomes erased until the transaction ends.
    public boolean includeAnyOf(Kind kind, long... ids) {
        return !among(kind, ids).isEmpty();
    }

    /// The same for many at once, of whom the others are written about.
    ///
    /// @return those that are erased
    public Set<Long> among(Kind kind, long... ids) {
        jdbc.sql(
                        """
                        select pg_advisory_xact_lock_shared(:class, slot)
                        from (select distinct hashint8(id) & :slots as slot
                              from unnest(:ids::bigint[]) as wanted (id)
                              order by slot) as sorted
                        """)
                .param("class", LOCK_CLASSES.get(kind))
                .param("slots", SLOTS)
                .param("ids", ids)
                .query((_, _) -> true)
                .list();
        // A statement of its own, so that it sees what was committed while it waited for the lock.
        var erased = new HashSet<Long>();
        jdbc.sql(
                        """
                        select subject_id from erased_subjects
                        where kind = :kind and subject_id = any (:ids::bigint[])
                        """)
                .param("kind", kind.name())
                .param("ids", ids)
                .query(row -> {
                    erased.add(row.getLong("subject_id"));
                });
        return erased;
    }

    /// Changes nothing when it is there.
    void add(Kind kind, long id) {
        jdbc.sql("select pg_advisory_xact_lock(:class, hashint8(:id) & :slots)")
                .param("class", LOCK_CLASSES.get(kind))
                .param("slots", SLOTS)
                .param("id", id)
                .query((_, _) -> true)
                .list();
        jdbc.sql(
                        """
                        insert into erased_subjects (kind, subject_id, erased_at)
                        values (:kind, :id, :now)
                        on conflict (kind, subject_id) do nothing
                        """)
                .param("kind", kind.name())
                .param("id", id)
                .param("now", utc(clock.instant()))
                .update();
    }

    Map<Long, Instant> erasedSince(Kind kind, Instant since) {
        var erased = new HashMap<Long, Instant>();
        jdbc.sql(
                        """
                        select subject_id, erased_at from erased_subjects
                        where kind = :kind and erased_at >= :since
                        """)
                .param("kind", kind.name())
                .param("since", utc(since))
                .query(row -> {
                    var at = row.getObject("erased_at", OffsetDateTime.class).toInstant();
                    erased.put(row.getLong("subject_id"), at);
                });
        return erased;
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
