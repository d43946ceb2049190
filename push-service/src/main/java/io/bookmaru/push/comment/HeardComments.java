package io.bookmaru.push.comment;

import io.bookmaru.events.CommentCreated;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Every comment that somebody is told of, with the notification that it went into. Kept as long as
/// that, so that an event that comes again is known.
@Component
class HeardComments {
    private final JdbcClient jdbc;

    HeardComments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean contain(UUID eventId) {
        return jdbc.sql("select exists (select from heard_comment where event_id = :eventId)")
                .param("eventId", eventId)
                .query(Boolean.class)
                .single();
    }

    /// @throws org.springframework.dao.DuplicateKeyException when it is there
    void add(CommentCreated event, long notificationId, boolean told) {
        jdbc.sql(
                        """
                        insert into heard_comment
                            (event_id, notification_id, author_id, author_name, told)
                        values (:eventId, :notificationId, :authorId, :authorName, :told)
                        """)
                .param("eventId", event.eventId())
                .param("notificationId", notificationId)
                .param("authorId", event.authorId())
                .param("authorName", event.authorName())
                .param("told", told)
                .update();
    }

    /// Everybody's ids, in order.
    List<Long> authors(long notificationId) {
        return jdbc.sql(
                        """
                        select distinct author_id from heard_comment
                        where notification_id = :id
                        order by author_id
                        """)
                .param("id", notificationId)
                .query((row, _) -> row.getLong(1))
                .list();
    }

    /// The comment that the inbox has shown from the first is no news once it has been read there.
    ///
    /// @return empty when there are none, or none but those whom the member blocks
    Optional<Commenters> commenters(long notificationId) {
        return jdbc.sql(
                        """
                        select
                            (array_agg(c.author_id order by c.id))[1] as first_id,
                            (array_agg(c.author_name order by c.id))[1] as first_name,
                            count(distinct c.author_id) - 1 as others,
                            bool_or(not c.told
                                and not (n.read_at is not null and c.event_id = n.event_id))
                                as news
                        from heard_comment c
                        join notification n on n.id = c.notification_id
                        where n.id = :id
                          and not exists (
                            select 1
                            from block b
                            where b.member_id = n.member_id
                              and b.blocked_member_id = c.author_id
                              and b.active)
                        having count(*) > 0
                        """)
                .param("id", notificationId)
                .query((row, _) ->
                        new Commenters(
                                row.getLong("first_id"),
                                row.getString("first_name"),
                                row.getInt("others"),
                                row.getBoolean("news")))
                .optional();
    }

    void setTold(long notificationId) {
        jdbc.sql(
                        """
                        update heard_comment set told = true
                        where notification_id = :id and not told
                        """)
                .param("id", notificationId)
                .update();
    }

    /// @return the notifications that tell of this author and of others too
    List<Long> shared(long authorId) {
        return jdbc.sql(
                        """
                        select distinct c.notification_id
                        from heard_comment c
                        where c.author_id = :authorId
                          and exists (
                            select 1
                            from heard_comment o
                            where o.notification_id = c.notification_id
                              and o.author_id <> :authorId)
                        """)
                .param("authorId", authorId)
                .query((row, _) -> row.getLong(1))
                .list();
    }

    /// @return what the member is told of this author and is on its way to a browser
    List<Long> onTheirWay(long memberId, long authorId) {
        return jdbc.sql(
                        """
                        select n.id
                        from notification n
                        where n.member_id = :memberId
                          and exists (
                            select 1
                            from heard_comment c
                            where c.notification_id = n.id and c.author_id = :authorId)
                          and exists (
                            select 1
                            from delivery d
                            where d.notification_id = n.id and d.state = 'WAITING')
                        """)
                .param("memberId", memberId)
                .param("authorId", authorId)
                .query((row, _) -> row.getLong(1))
                .list();
    }

    void forget(long authorId) {
        jdbc.sql("delete from heard_comment where author_id = :authorId")
                .param("authorId", authorId)
                .update();
    }
}
