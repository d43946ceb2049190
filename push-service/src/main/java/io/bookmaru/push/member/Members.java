package io.bookmaru.push.member;

import io.bookmaru.events.MemberChanged;
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

    /// Events of different topics overtake each other, so somebody may not be known yet.
    public Member get(long id) {
        return jdbc.sql("select id, language, time_zone from member where id = :id")
                .param("id", id)
                .query((row, _) ->
                        new Member(
                                row.getLong("id"),
                                Language.of(row.getString("language")),
                                row.getString("time_zone")))
                .optional()
                .orElseGet(() -> Member.unknown(id));
    }

    void erase(long id) {
        jdbc.sql(
                        """
                        insert into member (id, revision, erased) values (:id, 0, true)
                        on conflict (id) do update
                        set erased = true, display_name = null, language = null, time_zone = null
                        """)
                .param("id", id)
                .update();
    }

    void keep(MemberChanged snapshot) {
        jdbc.sql(
                        """
                        insert into member (id, revision, erased, display_name, language, time_zone)
                        values (:id, :revision, :erased, :displayName, :language, :timeZone)
                        on conflict (id) do update
                        set revision = excluded.revision,
                            erased = excluded.erased,
                            display_name = excluded.display_name,
                            language = excluded.language,
                            time_zone = excluded.time_zone
                        where member.revision < excluded.revision and not member.erased
                        """)
                .param("id", snapshot.memberId())
                .param("revision", snapshot.revision())
                .param("erased", snapshot.erased())
                .param("displayName", snapshot.erased() ? null : snapshot.displayName())
                .param("language", snapshot.erased() ? null : snapshot.language())
                .param("timeZone", snapshot.erased() ? null : snapshot.timeZone())
                .update();
    }
}
