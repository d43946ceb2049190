package io.bookmaru.api.block;

import io.bookmaru.http.Paging;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class Blocks {
    private final JdbcClient jdbc;

    Blocks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @return the block's new revision; empty when nothing changed: it is there already, or there
    ///   is no such member
    Optional<Long> put(long memberId, long blockedId, Instant now) {
        return jdbc.sql(
                        """
                        insert into blocks
                            (member_id, blocked_member_id, active, revision, changed_at)
                        select :memberId, m.id, true, 1, :now from members m where m.id = :blockedId
                        on conflict (member_id, blocked_member_id) do update
                        set active = true, revision = blocks.revision + 1,
                            changed_at = excluded.changed_at
                        where not blocks.active
                        returning revision
                        """)
                .param("memberId", memberId)
                .param("blockedId", blockedId)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .optional();
    }

    /// @return the block's new revision; empty when there was nothing to lift
    Optional<Long> lift(long memberId, long blockedId, Instant now) {
        return jdbc.sql(
                        """
                        update blocks
                        set active = false, revision = revision + 1, changed_at = :now
                        where member_id = :memberId and blocked_member_id = :blockedId and active
                        returning revision
                        """)
                .param("memberId", memberId)
                .param("blockedId", blockedId)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .optional();
    }

    /// Newest first.
    List<BlockedMember> page(long memberId, Paging paging) {
        return jdbc.sql(
                        """
                        select m.id, m.display_name, b.changed_at
                        from blocks b join members m on m.id = b.blocked_member_id
                        where b.member_id = :memberId and b.active
                        order by b.changed_at desc, m.id
                        limit :limit offset :offset
                        """)
                .param("memberId", memberId)
                .param("limit", paging.size())
                .param("offset", paging.offset())
                .query((row, _) ->
                        new BlockedMember(
                                row.getLong("id"),
                                row.getString("display_name"),
                                row.getObject("changed_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    long count(long memberId) {
        return jdbc.sql("select count(*) from blocks where member_id = :memberId and active")
                .param("memberId", memberId)
                .query(Long.class)
                .single();
    }

    boolean memberExists(long id) {
        return jdbc.sql("select exists (select from members where id = :id)")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }
}
