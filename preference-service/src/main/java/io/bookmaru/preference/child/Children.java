package io.bookmaru.preference.child;

import io.bookmaru.events.ChildChanged;
import io.bookmaru.http.Caller;
import io.bookmaru.http.NotFoundException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Owners and birth years. An erased child's row is a tombstone and stays one.
@Repository
public class Children {
    private final JdbcClient jdbc;

    Children(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @throws NotFoundException when there is no such child, or it is somebody else's, an admin's
    ///   wish included
    public Child ownedBy(Caller caller, long childId) {
        return jdbc.sql(
                        """
                        select id, birth_year
                        from children
                        where id = :id and member_id = :member and not erased
                        """)
                .param("id", childId)
                .param("member", caller.memberId())
                .query((row, _) -> new Child(row.getLong("id"), row.getInt("birth_year")))
                .optional()
                .orElseThrow(() -> NotFoundException.of("child", childId));
    }

    void save(ChildChanged event) {
        jdbc.sql(
                        """
                        insert into children as c (id, revision, member_id, birth_year)
                        values (:id, :revision, :member, :birthYear)
                        on conflict (id) do update
                        set revision = excluded.revision, member_id = excluded.member_id,
                            birth_year = excluded.birth_year
                        where c.revision < excluded.revision and not c.erased
                        """)
                .param("id", event.childId())
                .param("revision", event.revision())
                .param("member", event.memberId())
                .param("birthYear", event.birthYear())
                .update();
    }

    List<Long> idsOf(long memberId) {
        return jdbc.sql("select id from children where member_id = :member")
                .param("member", memberId)
                .query((row, _) -> row.getLong("id"))
                .list();
    }

    void erase(long childId) {
        jdbc.sql(
                        """
                        insert into children as c (id, erased) values (:id, true)
                        on conflict (id) do update
                        set member_id = null, birth_year = null, erased = true
                        """)
                .param("id", childId)
                .update();
    }
}
