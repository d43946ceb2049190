package io.bookmaru.api.profile;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Approved profiles. Each write locks the member's row and returns the revision it made.
@Repository
class Profiles {
    private final JdbcClient jdbc;

    Profiles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<ProfileContent> find(long memberId) {
        return jdbc.sql(
                        """
                        select hobbies, interests, mbti, region, introduction
                        from profiles
                        where member_id = :memberId and not withdrawn
                        """)
                .param("memberId", memberId)
                .query((row, n) ->
                        new ProfileContent(
                                List.of((String[]) row.getArray("hobbies").getArray()),
                                List.of((String[]) row.getArray("interests").getArray()),
                                row.getString("mbti"),
                                row.getString("region"),
                                row.getString("introduction")))
                .optional();
    }

    long put(long memberId, ProfileContent content, Instant now) {
        return jdbc.sql(
                        """
                        insert into profiles (member_id, withdrawn, hobbies, interests, mbti, region,
                                              introduction, revision, changed_at)
                        values (:memberId, false, :hobbies, :interests, :mbti, :region,
                                :introduction, 1, :now)
                        on conflict (member_id) do update
                        set withdrawn = false, hobbies = excluded.hobbies,
                            interests = excluded.interests, mbti = excluded.mbti,
                            region = excluded.region, introduction = excluded.introduction,
                            revision = profiles.revision + 1, changed_at = excluded.changed_at
                        returning revision
                        """)
                .param("memberId", memberId)
                .param("hobbies", content.hobbies().toArray(String[]::new))
                .param("interests", content.interests().toArray(String[]::new))
                .param("mbti", content.mbti())
                .param("region", content.region())
                .param("introduction", content.introduction())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    /// Empty when there is no profile to withdraw.
    OptionalLong withdraw(long memberId, Instant now) {
        return jdbc.sql(
                        """
                        update profiles
                        set withdrawn = true, hobbies = '{}', interests = '{}', mbti = null,
                            region = null, introduction = null,
                            revision = revision + 1, changed_at = :now
                        where member_id = :memberId and not withdrawn
                        returning revision
                        """)
                .param("memberId", memberId)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, n) -> OptionalLong.of(row.getLong("revision")))
                .optional()
                .orElse(OptionalLong.empty());
    }
}
