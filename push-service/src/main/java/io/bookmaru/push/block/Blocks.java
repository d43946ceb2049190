package io.bookmaru.push.block;

import io.bookmaru.events.BlockChanged;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Who blocks whom, as the newest events tell. A block that was lifted stays as a row that is not
/// active, so that an older event cannot bring it back.
@Component
public class Blocks {
    private final JdbcClient jdbc;

    Blocks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Whether `memberId` blocks `otherId`; not the other way round.
    public boolean isBlocked(long memberId, long otherId) {
        return jdbc.sql(
                        """
                        select exists (
                            select from block
                            where member_id = :memberId and blocked_member_id = :otherId and active)
                        """)
                .param("memberId", memberId)
                .param("otherId", otherId)
                .query(Boolean.class)
                .single();
    }

    /// Of either side.
    void forget(long memberId) {
        jdbc.sql("delete from block where :memberId in (member_id, blocked_member_id)")
                .param("memberId", memberId)
                .update();
    }

    /// @return false when a newer state is known
    boolean keep(BlockChanged change) {
        return jdbc.sql(
                                """
                                insert into block (member_id, blocked_member_id, revision, active)
                                values (:memberId, :blockedMemberId, :revision, :active)
                                on conflict (member_id, blocked_member_id) do update
                                set revision = excluded.revision, active = excluded.active
                                where block.revision < excluded.revision
                                """)
                        .param("memberId", change.memberId())
                        .param("blockedMemberId", change.blockedMemberId())
                        .param("revision", change.revision())
                        .param("active", change.active())
                        .update()
                > 0;
    }
}
