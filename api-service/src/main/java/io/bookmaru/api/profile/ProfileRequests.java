package io.bookmaru.api.profile;

import io.bookmaru.api.profile.ProfileRequest.Status;
import io.bookmaru.api.profile.ProfileRequest.Type;
import io.bookmaru.http.Paging;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ProfileRequests {
    private final JdbcClient jdbc;

    ProfileRequests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @throws org.springframework.dao.DuplicateKeyException when the member has a request waiting
    ProfileRequest insert(long memberId, Type type, ProfileContent content, Instant now) {
        return jdbc.sql(
                        """
                        insert into profile_requests (member_id, type, status, hobbies, interests,
                                                      mbti, region, introduction, created_at)
                        values (:memberId, :type, 'PENDING', :hobbies, :interests,
                                :mbti, :region, :introduction, :now)
                        returning id, member_id, type, status, hobbies, interests,
                                  mbti, region, introduction, reason, created_at
                        """)
                .param("memberId", memberId)
                .param("type", type.name())
                .param("hobbies", content.hobbies().toArray(String[]::new))
                .param("interests", content.interests().toArray(String[]::new))
                .param("mbti", content.mbti())
                .param("region", content.region())
                .param("introduction", content.introduction())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(ProfileRequests::request)
                .single();
    }

    /// Locks the row, so that a request is decided once; and before it those of who asked and who
    /// decides, so that an erasure and a decision do not wait for each other.
    Optional<ProfileRequest> findToDecide(long id, long adminId) {
        jdbc.sql(
                        """
                        select id from members
                        where id in (:adminId, (select member_id from profile_requests where id = :id))
                        order by id
                        for key share
                        """)
                .param("id", id)
                .param("adminId", adminId)
                .query(Long.class)
                .list();
        return jdbc.sql(
                        """
                        select id, member_id, type, status, hobbies, interests,
                               mbti, region, introduction, reason, created_at
                        from profile_requests
                        where id = :id
                        for update
                        """)
                .param("id", id)
                .query(ProfileRequests::request)
                .optional();
    }

    void decide(long id, Status status, @Nullable String reason, long deciderId, Instant now) {
        jdbc.sql(
                        """
                        update profile_requests
                        set status = :status, reason = :reason, decided_by = :deciderId,
                            decided_at = :now
                        where id = :id
                        """)
                .param("id", id)
                .param("status", status.name())
                .param("reason", reason)
                .param("deciderId", deciderId)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// Rejects the member's request that waits, by the member.
    ///
    /// @return whether there was one
    boolean withdraw(long memberId, Instant now) {
        return jdbc.sql(
                                """
                                update profile_requests
                                set status = 'REJECTED', reason = 'withdrawn',
                                    decided_by = :memberId, decided_at = :now
                                where member_id = :memberId and status = 'PENDING'
                                """)
                        .param("memberId", memberId)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    List<ProfileRequest> page(Status status, Paging paging) {
        return jdbc.sql(
                        """
                        select id, member_id, type, status, hobbies, interests,
                               mbti, region, introduction, reason, created_at
                        from profile_requests
                        where status = :status
                        order by id
                        limit :limit offset :offset
                        """)
                .param("status", status.name())
                .param("limit", paging.size())
                .param("offset", paging.offset())
                .query(ProfileRequests::request)
                .list();
    }

    long count(Status status) {
        return jdbc.sql("select count(*) from profile_requests where status = :status")
                .param("status", status.name())
                .query(Long.class)
                .single();
    }

    private static ProfileRequest request(ResultSet row, int n) throws SQLException {
        return new ProfileRequest(
                row.getLong("id"),
                row.getLong("member_id"),
                Type.valueOf(row.getString("type")),
                Status.valueOf(row.getString("status")),
                new ProfileContent(
                        List.of((String[]) row.getArray("hobbies").getArray()),
                        List.of((String[]) row.getArray("interests").getArray()),
                        row.getString("mbti"),
                        row.getString("region"),
                        row.getString("introduction")),
                row.getString("reason"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
