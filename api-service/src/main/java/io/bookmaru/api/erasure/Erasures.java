package io.bookmaru.api.erasure;

import io.bookmaru.api.erasure.ErasureStatus.Service;
import io.bookmaru.events.ErasureConfirmed;
import io.bookmaru.events.ErasureConfirmed.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class Erasures {
    private static final String COLUMNS =
            "id, kind, subject_id, member_id, revision, profile_revision, child_ids";

    private final JdbcClient jdbc;

    Erasures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Erasure erasure, Instant now, Instant askAgainAt) {
        jdbc.sql(
                        """
                        insert into erasures (id, kind, subject_id, member_id, revision,
                                              profile_revision, child_ids, requested_at, asked,
                                              ask_again_at)
                        values (:id, :kind, :subjectId, :memberId, :revision, :profileRevision,
                                :childIds, :now, 1, :askAgainAt)
                        """)
                .param("id", erasure.id())
                .param("kind", erasure.kind().name())
                .param("subjectId", erasure.subjectId())
                .param("memberId", erasure.memberId())
                .param("revision", erasure.revision())
                .param("profileRevision", erasure.profileRevision())
                .param("childIds", erasure.childIds().toArray(Long[]::new))
                .param("now", utc(now))
                .param("askAgainAt", utc(askAgainAt))
                .update();
        jdbc.sql(
                        """
                        insert into erasure_confirmations (erasure_id, service)
                        select :id, service from unnest(:services) as service
                        """)
                .param("id", erasure.id())
                .param("services", erasure.services().toArray(String[]::new))
                .update();
    }

    /// One that the member has asked for before, of itself or of a child that was its own.
    Optional<Erasure> find(Kind kind, long subjectId, long memberId) {
        return jdbc.sql(
                        """
                        select %s from erasures
                        where kind = :kind and subject_id = :subjectId and member_id = :memberId
                        """
                                .formatted(COLUMNS))
                .param("kind", kind.name())
                .param("subjectId", subjectId)
                .param("memberId", memberId)
                .query(Erasures::erasure)
                .optional();
    }

    Optional<ErasureStatus> status(UUID id) {
        var services =
                jdbc.sql(
                                """
                                select service, confirmed_at from erasure_confirmations
                                where erasure_id = :id
                                order by service
                                """)
                        .param("id", id)
                        .query((row, _) ->
                                new Service(row.getString("service"), time(row, "confirmed_at")))
                        .list();
        return jdbc.sql("select kind, requested_at, completed_at from erasures where id = :id")
                .param("id", id)
                .query((row, _) -> status(row, services))
                .optional();
    }

    /// Changes nothing when it is known, or when nobody has asked for such an erasure or this
    /// service.
    void confirm(ErasureConfirmed confirmed, Instant now) {
        var open =
                jdbc.sql(
                                """
                                select id from erasures
                                where kind = :kind and subject_id = :subjectId
                                  and completed_at is null
                                for update
                                """)
                        .param("kind", confirmed.kind().name())
                        .param("subjectId", confirmed.subjectId())
                        .query(UUID.class)
                        .optional();
        open.ifPresent(id -> confirm(id, confirmed.service(), now));
    }

    private void confirm(UUID id, String service, Instant now) {
        jdbc.sql(
                        """
                        update erasure_confirmations set confirmed_at = :now
                        where erasure_id = :id and service = :service and confirmed_at is null
                        """)
                .param("id", id)
                .param("service", service)
                .param("now", utc(now))
                .update();
        jdbc.sql(
                        """
                        update erasures set completed_at = :now
                        where id = :id and not exists (
                            select from erasure_confirmations
                            where erasure_id = :id and confirmed_at is null)
                        """)
                .param("id", id)
                .param("now", utc(now))
                .update();
    }

    /// Open ones whose services are to be asked again; each is due once more after a pause that
    /// doubles up to the longest one. Passes over those that another instance is busy with.
    List<Erasure> takeDue(int limit, Instant now, ErasureProperties properties) {
        return jdbc.sql(
                        """
                        with due as (
                            select id from erasures
                            where completed_at is null and ask_again_at <= :now
                            order by ask_again_at
                            limit :limit
                            for update skip locked)
                        update erasures e
                        set asked = asked + 1,
                            ask_again_at = :now + make_interval(
                                secs => least(:first * 2 ^ least(e.asked, 30), :longest))
                        from due
                        where e.id = due.id
                        returning e.id, kind, subject_id, member_id, revision, profile_revision,
                                  child_ids
                        """)
                .param("now", utc(now))
                .param("limit", limit)
                .param("first", properties.askAgainAfter().toMillis() / 1000.0)
                .param("longest", properties.askAgainAtMost().toMillis() / 1000.0)
                .query(Erasures::erasure)
                .list();
    }

    /// Of members, each once.
    List<Erasure> takeOlderOnce(int limit, Instant requestedBefore) {
        return jdbc.sql(
                        """
                        with older as (
                            select id from erasures
                            where kind = 'MEMBER' and not snapshots_repeated
                              and requested_at < :before
                            limit :limit
                            for update skip locked)
                        update erasures e set snapshots_repeated = true
                        from older
                        where e.id = older.id
                        returning e.id, kind, subject_id, member_id, revision, profile_revision,
                                  child_ids
                        """)
                .param("before", utc(requestedBefore))
                .param("limit", limit)
                .query(Erasures::erasure)
                .list();
    }

    long countOpen() {
        return jdbc.sql("select count(*) from erasures where completed_at is null")
                .query(Long.class)
                .single();
    }

    /// 0 when none is open.
    double oldestOpenAgeSeconds(Instant now) {
        return jdbc.sql(
                        """
                        select coalesce(extract(epoch from :now - min(requested_at)), 0)
                        from erasures where completed_at is null
                        """)
                .param("now", utc(now))
                .query(Double.class)
                .single();
    }

    private static ErasureStatus status(ResultSet row, List<Service> services) throws SQLException {
        var completedAt = time(row, "completed_at");
        return new ErasureStatus(
                Kind.valueOf(row.getString("kind")),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                completedAt != null,
                completedAt,
                services);
    }

    private static Erasure erasure(ResultSet row, int n) throws SQLException {
        return new Erasure(
                row.getObject("id", UUID.class),
                Kind.valueOf(row.getString("kind")),
                row.getLong("subject_id"),
                row.getLong("member_id"),
                row.getLong("revision"),
                row.getObject("profile_revision", Long.class),
                List.of((Long[]) row.getArray("child_ids").getArray()));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
