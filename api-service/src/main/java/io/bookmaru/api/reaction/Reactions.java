package io.bookmaru.api.reaction;

import io.bookmaru.events.ReactionChanged;
import io.bookmaru.http.Paging;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Every statement carries the owner, so that somebody else's child is no child at all.
@Repository
class Reactions {
    private final JdbcClient jdbc;

    Reactions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Empty when nothing changed: the reaction is of this kind already, or there is no such child
    /// or book.
    Optional<Reaction> put(
            long memberId, long childId, long bookId, ReactionChanged.Kind kind, Instant now) {
        return jdbc.sql(
                        """
                        insert into reactions (child_id, book_id, kind, revision, changed_at)
                        select c.id, b.id, :kind, 1, :now
                        from children c cross join books b
                        where c.id = :childId and c.member_id = :memberId and b.id = :bookId
                        on conflict (child_id, book_id) do update
                        set kind = excluded.kind, revision = reactions.revision + 1,
                            changed_at = excluded.changed_at
                        where reactions.kind <> excluded.kind
                        returning child_id, book_id, kind, revision
                        """)
                .param("memberId", memberId)
                .param("childId", childId)
                .param("bookId", bookId)
                .param("kind", kind.name())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Reactions::reaction)
                .optional();
    }

    /// Empty when there was nothing to take back.
    Optional<Reaction> takeBack(long memberId, long childId, long bookId, Instant now) {
        return jdbc.sql(
                        """
                        update reactions r
                        set kind = 'NONE', revision = r.revision + 1, changed_at = :now
                        from children c
                        where r.child_id = :childId and r.book_id = :bookId and r.kind <> 'NONE'
                          and c.id = r.child_id and c.member_id = :memberId
                        returning r.child_id, r.book_id, r.kind, r.revision
                        """)
                .param("memberId", memberId)
                .param("childId", childId)
                .param("bookId", bookId)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Reactions::reaction)
                .optional();
    }

    Optional<Reaction> find(long childId, long bookId) {
        return jdbc.sql(
                        """
                        select child_id, book_id, kind, revision
                        from reactions
                        where child_id = :childId and book_id = :bookId
                        """)
                .param("childId", childId)
                .param("bookId", bookId)
                .query(Reactions::reaction)
                .optional();
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
