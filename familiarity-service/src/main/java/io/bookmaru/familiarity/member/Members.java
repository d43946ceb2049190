package io.bookmaru.familiarity.member;

import io.bookmaru.events.MemberChanged;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Members as their newest snapshot tells. An erased one stays as a row without data, so that an
/// older snapshot cannot bring it back.
@Component
public class Members {
    private final JdbcClient jdbc;

    Members(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @return by id; those who are not known yet are left out
    public Map<Long, Member> withIds(Collection<Long> ids) {
        var members = new HashMap<Long, Member>();
        jdbc.sql("select id, display_name, language from member where id = any (:ids)")
                .param("ids", ids.toArray(Long[]::new))
                .query(row -> {
                    var language = Language.of(row.getString("language"));
                    members.put(
                            row.getLong("id"), new Member(row.getString("display_name"), language));
                });
        return members;
    }

    void erase(long id) {
        jdbc.sql(
                        """
                        insert into member (id, revision, erased) values (:id, 0, true)
                        on conflict (id) do update
                        set erased = true, display_name = null, language = null
                        """)
                .param("id", id)
                .update();
    }

    void keep(MemberChanged snapshot) {
        jdbc.sql(
                        """
                        insert into member (id, revision, erased, display_name, language)
                        values (:id, :revision, :erased, :displayName, :language)
                        on conflict (id) do update
                        set revision = excluded.revision,
                            erased = excluded.erased,
                            display_name = excluded.display_name,
                            language = excluded.language
                        where member.revision < excluded.revision and not member.erased
                        """)
                .param("id", snapshot.memberId())
                .param("revision", snapshot.revision())
                .param("erased", snapshot.erased())
                .param("displayName", snapshot.erased() ? null : snapshot.displayName())
                .param("language", snapshot.erased() ? null : snapshot.language())
                .update();
    }
}
