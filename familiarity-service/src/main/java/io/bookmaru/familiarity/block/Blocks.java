package io.bookmaru.familiarity.block;

import io.bookmaru.events.BlockChanged;
import java.util.Set;
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

    /// Those whom the member blocks and those who block the member: neither side sees the other.
    public Set<Long> betweenOthersAnd(long memberId) {
        return jdbc.sql(
                        """
                        select blocked_member_id from block where member_id = :memberId and active
                        union
                        select member_id from block where blocked_member_id = :memberId and active
                        """)
                .param("memberId", memberId)
                .query((row, _) -> row.getLong(1))
                .set();
    }

    /// Of either side.
    public void forget(long memberId) {
        jdbc.sql("delete from block where :memberId in (member_id, blocked_member_id)")
                .param("memberId", memberId)
                .update();
    }

    void keep(BlockChanged change) {
        jdbc.sql(
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
                .update();
    }
}
