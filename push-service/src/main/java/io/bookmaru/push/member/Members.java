package io.bookmaru.push.member;

import io.bookmaru.events.MemberChanged;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
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
        return getAll(List.of(id)).getFirst();
    }

    /// One for each id, in no order. Of a language told here and one told to the notification
    /// settings the newer holds.
    public List<Member> getAll(Collection<Long> ids) {
        return jdbc.sql(
                        """
                        select wanted.id,
                            case when s.changed_at < m.language_since
                                then m.language else coalesce(s.language, m.language) end
                                as language,
                            m.time_zone, s.quiet_from, s.quiet_to
                        from unnest(:ids::bigint[]) as wanted (id)
                        left join member m on m.id = wanted.id
                        left join notification_setting s on s.member_id = wanted.id
                        """)
                .param("ids", ids.toArray(Long[]::new))
                .query(Members::member)
                .list();
    }

    void erase(long id) {
        jdbc.sql(
                        """
                        insert into member (id, revision, erased) values (:id, 0, true)
                        on conflict (id) do update
                        set erased = true, display_name = null, language = null, time_zone = null,
                            language_since = null
                        """)
                .param("id", id)
                .update();
    }

    /// @return whether the member has gone to another time zone
    boolean keep(MemberChanged snapshot) {
        return jdbc.sql(
                        """
                        with before as (select time_zone from member where id = :id)
                        insert into member
                            (id, revision, erased, display_name, language, language_since, time_zone)
                        values
                            (:id, :revision, false, :displayName, :language, :at, :timeZone)
                        on conflict (id) do update
                        set revision = excluded.revision,
                            display_name = excluded.display_name,
                            language = excluded.language,
                            language_since = case
                                when member.language is distinct from excluded.language
                                then excluded.language_since else member.language_since end,
                            time_zone = excluded.time_zone
                        where member.revision < excluded.revision and not member.erased
                        returning time_zone is distinct from (select time_zone from before)
                        """)
                .param("id", snapshot.memberId())
                .param("revision", snapshot.revision())
                .param("displayName", snapshot.displayName())
                .param("language", snapshot.language())
                .param("at", snapshot.occurredAt().atOffset(ZoneOffset.UTC))
                .param("timeZone", snapshot.timeZone())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    private static Member member(ResultSet row, int number) throws SQLException {
        var from = row.getObject("quiet_from", LocalTime.class);
        var to = row.getObject("quiet_to", LocalTime.class);
        return new Member(
                row.getLong("id"),
                Language.of(row.getString("language")),
                row.getString("time_zone"),
                from == null ? null : new QuietHours(from, to));
    }
}
