package io.bookmaru.api.reaction;

import io.bookmaru.api.reaction.ReactionChange.Pair;
import io.bookmaru.events.ReactionChanged;
import io.bookmaru.http.Paging;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/// Every statement carries the owner, so that somebody else's child is no child at all.
@Repository
class Reactions {
    private final JdbcClient jdbc;

    Reactions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Returns what was changed. The others are so already, or there is no such child or book. Rows
    /// are locked in the order of (child, book), so that two groups cannot wait for each other.
    ///
    /// @param changes at most one of each pair
    List<Reaction> change(Collection<ReactionChange> changes, Instant now) {
        return asked(
                        changes,
                        """
                        insert into reactions (child_id, book_id, kind, revision, changed_at)
                        select a.child_id, a.book_id, a.kind, 1, :now
                        from %s
                        join children c on c.id = a.child_id and c.member_id = a.member_id
                        join books b on b.id = a.book_id
                        where a.kind <> 'NONE' or exists
                            (select from reactions r
                             where r.child_id = a.child_id and r.book_id = a.book_id)
                        order by a.child_id, a.book_id
                        on conflict (child_id, book_id) do update
                        set kind = excluded.kind, revision = reactions.revision + 1,
                            changed_at = excluded.changed_at
                        where reactions.kind <> excluded.kind
                        returning child_id, book_id, kind, revision
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Reactions::reaction)
                .list();
    }

    /// Why [#change] did not return them.
    Map<Pair, ReactionOutcome> explain(List<ReactionChange> unchanged) {
        if (unchanged.isEmpty()) return Map.of();
        var outcomes = new HashMap<Pair, ReactionOutcome>();
        asked(
                        unchanged,
                        """
                        select a.child_id, a.book_id, r.kind, r.revision,
                               c.id is not null as child_known, b.id is not null as book_known
                        from %s
                        left join children c on c.id = a.child_id and c.member_id = a.member_id
                        left join books b on b.id = a.book_id
                        left join reactions r
                            on r.child_id = a.child_id and r.book_id = a.book_id
                        """)
                .query(row -> {
                    outcomes.put(
                            new Pair(row.getLong("child_id"), row.getLong("book_id")),
                            outcome(row));
                });
        return outcomes;
    }

    private static ReactionOutcome outcome(ResultSet row) throws SQLException {
        if (!row.getBoolean("child_known")) return new ReactionOutcome.NoSuchChild();
        if (!row.getBoolean("book_known")) return new ReactionOutcome.NoSuchBook();
        if (row.getString("kind") == null) return new ReactionOutcome.NothingToTakeBack();
        return new ReactionOutcome.Current(reaction(row, 0));
    }

    /// @param sql `%s` is where the changes are a table `a` of it
    private JdbcClient.StatementSpec asked(Collection<ReactionChange> changes, String sql) {
        return jdbc.sql(
                        sql.formatted(
                                """
                                unnest(:children::bigint[], :books::bigint[], :members::bigint[],
                                       :kinds::text[]) a (child_id, book_id, member_id, kind)\
                                """))
                .param("children", array("int8", changes, c -> c.pair().childId()))
                .param("books", array("int8", changes, c -> c.pair().bookId()))
                .param("members", array("int8", changes, ReactionChange::memberId))
                .param("kinds", array("text", changes, c -> c.kind().name()));
    }

    private static SqlArrayValue array(
            String type,
            Collection<ReactionChange> changes,
            Function<ReactionChange, Object> column) {
        return new SqlArrayValue(type, changes.stream().map(column).toArray());
    }

    /// Newest first, without what was taken back.
    List<Reaction> page(long childId, Paging paging) {
        return jdbc.sql(
                        """
                        select child_id, book_id, kind, revision
                        from reactions
                        where child_id = :childId and kind <> 'NONE'
                        order by changed_at desc, book_id
                        limit :limit offset :offset
                        """)
                .param("childId", childId)
                .param("limit", paging.size())
                .param("offset", paging.offset())
                .query(Reactions::reaction)
                .list();
    }

    long count(long childId) {
        return jdbc.sql(
                        "select count(*) from reactions where child_id = :childId and kind <> 'NONE'")
                .param("childId", childId)
                .query(Long.class)
                .single();
    }

    boolean ownsChild(long memberId, long childId) {
        return jdbc.sql(
                        """
                        select exists (select from children
                                       where id = :childId and member_id = :memberId)
                        """)
                .param("childId", childId)
                .param("memberId", memberId)
                .query(Boolean.class)
                .single();
    }

    private static Reaction reaction(ResultSet row, int n) throws SQLException {
        return new Reaction(
                row.getLong("child_id"),
                row.getLong("book_id"),
                ReactionChanged.Kind.valueOf(row.getString("kind")),
                row.getLong("revision"));
    }
}
