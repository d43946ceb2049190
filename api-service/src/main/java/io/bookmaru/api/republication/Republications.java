package io.bookmaru.api.republication;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class Republications {
    private final JdbcClient jdbc;

    Republications(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Unfinished(long id, ReactionKey last) {}

    /// Empty when one goes on already.
    Optional<Republication> begin(long memberId, Instant now) {
        return jdbc.sql(
                        """
                        insert into republications (requested_by, requested_at)
                        values (:memberId, :now)
                        on conflict do nothing
                        returning id, requested_at, published, finished_at
                        """)
                .param("memberId", memberId)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Republications::republication)
                .optional();
    }

    Optional<Republication> newest() {
        return jdbc.sql(
                        """
                        select id, requested_at, published, finished_at
                        from republications
                        order by id desc
                        limit 1
                        """)
                .query(Republications::republication)
                .optional();
    }

    Optional<Republication> find(long id) {
        return jdbc.sql(
                        """
                        select id, requested_at, published, finished_at
                        from republications
                        where id = :id
                        """)
                .param("id", id)
                .query(Republications::republication)
                .optional();
    }

    /// Locks it; empty when there is none, or when another instance works on it.
    Optional<Unfinished> lockUnfinished() {
        return jdbc.sql(
                        """
                        select id, last_child_id, last_book_id
                        from republications
                        where finished_at is null
                        for update skip locked
                        """)
                .query((row, n) ->
                        new Unfinished(
                                row.getLong("id"),
                                new ReactionKey(
                                        row.getLong("last_child_id"), row.getLong("last_book_id"))))
                .optional();
    }

    void advance(long id, ReactionKey last, int published) {
        jdbc.sql(
                        """
                        update republications
                        set last_child_id = :child, last_book_id = :book,
                            published = published + :published
                        where id = :id
                        """)
                .param("id", id)
                .param("child", last.childId())
                .param("book", last.bookId())
                .param("published", published)
                .update();
    }

    void finish(long id, Instant now) {
        jdbc.sql("update republications set finished_at = :now where id = :id")
                .param("id", id)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// Counts no further than one more.
    boolean outboxHasMoreThan(int entries) {
        return jdbc.sql("select count(*) from (select from outbox limit :limit) as counted")
                        .param("limit", entries + 1)
                        .query(Integer.class)
                        .single()
                > entries;
    }

    private static Republication republication(ResultSet row, int n) throws SQLException {
        var finishedAt = row.getObject("finished_at", OffsetDateTime.class);
        return new Republication(
                row.getLong("id"),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                row.getLong("published"),
                finishedAt == null ? null : finishedAt.toInstant());
    }
}
