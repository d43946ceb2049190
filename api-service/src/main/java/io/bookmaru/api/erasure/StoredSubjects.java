package io.bookmaru.api.erasure;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Everything that this service has of a child or a member, whatever feature it belongs to.
///
/// The row of the child or member is locked first. A row that refers to it needs that lock too, if
/// only for its foreign key: so each write is either there to be deleted, or finds nothing to refer
/// to. What is forgotten here and has a foreign key makes the last statement fail.
@Repository
class StoredSubjects {
    private static final long ERASURES = 0x65726173L;

    private final JdbcClient jdbc;

    StoredSubjects(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record StoredMember(boolean admin, long revision) {}

    /// Two members who wrote to each other would wait for each other; and of the last two admins
    /// only one may go. Accounts are erased rarely enough.
    void oneErasureAtATime() {
        jdbc.sql("select pg_advisory_xact_lock(:key)")
                .param("key", ERASURES)
                .query((_, _) -> true)
                .list();
    }

    /// @return the child's revision; empty when there is none of that member
    OptionalLong lockChild(long memberId, long childId) {
        return jdbc.sql(
                        """
                        select revision from children
                        where id = :childId and member_id = :memberId
                        for update
                        """)
                .param("childId", childId)
                .param("memberId", memberId)
                .query((row, _) -> OptionalLong.of(row.getLong("revision")))
                .optional()
                .orElse(OptionalLong.empty());
    }

    /// @return revisions by child
    SequencedMap<Long, Long> lockChildrenOf(long memberId) {
        var children = new TreeMap<Long, Long>();
        jdbc.sql(
                        """
                        select id, revision from children
                        where member_id = :memberId
                        order by id
                        for update
                        """)
                .param("memberId", memberId)
                .query(row -> {
                    children.put(row.getLong("id"), row.getLong("revision"));
                });
        return children;
    }

    Optional<StoredMember> lockMember(long memberId) {
        return jdbc.sql("select admin, revision from members where id = :memberId for update")
                .param("memberId", memberId)
                .query((row, _) ->
                        new StoredMember(row.getBoolean("admin"), row.getLong("revision")))
                .optional();
    }

    boolean isOnlyAdmin(long memberId) {
        return !jdbc.sql("select exists (select from members where admin and id <> :memberId)")
                .param("memberId", memberId)
                .query(Boolean.class)
                .single();
    }

    void deleteChildren(long... ids) {
        jdbc.sql("delete from reactions where child_id = any (:ids::bigint[])")
                .param("ids", ids)
                .update();
        jdbc.sql("delete from children where id = any (:ids::bigint[])").param("ids", ids).update();
    }

    /// @return the profile's revision; empty when there was never one
    OptionalLong deleteProfile(long memberId) {
        return jdbc.sql("delete from profiles where member_id = :memberId returning revision")
                .param("memberId", memberId)
                .query((row, _) -> OptionalLong.of(row.getLong("revision")))
                .optional()
                .orElse(OptionalLong.empty());
    }

    /// An admin's decisions stay, without who made them.
    void deleteMember(long memberId) {
        change("update profile_requests set decided_by = null where decided_by = :id", memberId);
        change("delete from profile_requests where member_id = :id", memberId);
        change(
                """
                delete from comments
                where author_id = :id or post_id in (select id from posts where author_id = :id)
                """,
                memberId);
        change("delete from posts where author_id = :id", memberId);
        change("delete from reviews where author_id = :id", memberId);
        change("delete from reader_infos where member_id = :id", memberId);
        change("delete from blocks where :id in (member_id, blocked_member_id)", memberId);
        change("delete from idempotency_keys where member_id = :id", memberId);
        change("delete from giveaway_entries where member_id = :id", memberId);
        change("delete from refresh_tokens where member_id = :id", memberId);
        change("delete from subscription_requests where member_id = :id", memberId);
        change("delete from members where id = :id", memberId);
    }

    private void change(String sql, long memberId) {
        jdbc.sql(sql).param("id", memberId).update();
    }
}
