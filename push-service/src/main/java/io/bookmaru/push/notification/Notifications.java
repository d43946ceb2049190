package io.bookmaru.push.notification;

import io.bookmaru.http.Paging;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Every member's inbox.
@Component
public class Notifications {
    private final JdbcClient jdbc;
    private final Clock clock;

    Notifications(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// @return its id; empty when the member has been told of that event before
    public Optional<Long> add(NewNotification notification) {
        var now = now();
        return jdbc.sql(
                        """
                        insert into notification
                            (event_id, member_id, about_member_id, kind, title, body, url, tag,
                             post_id, created_at, expires_at)
                        values
                            (:eventId, :memberId, :aboutMemberId, :kind, :title, :body, :url, :tag,
                             :postId, :now, :expiresAt)
                        on conflict (event_id, member_id) do nothing
                        returning id
                        """)
                .param("eventId", notification.eventId())
                .param("memberId", notification.memberId())
                .param("aboutMemberId", notification.aboutMemberId())
                .param("kind", notification.kind().name())
                .param("title", notification.text().title())
                .param("body", notification.text().body())
                .param("url", notification.url())
                .param("tag", notification.tag())
                .param("postId", notification.postId())
                .param("now", now)
                .param("expiresAt", now.plus(notification.kind().timeToLive()))
                .query(Long.class)
                .optional();
    }

    /// @return the ids of those that are new: whoever was told of that event before is told nothing
    List<Long> addForEach(
            Collection<Long> memberIds, Announcement announcement, NotificationText text) {
        var now = now();
        return jdbc.sql(
                        """
                        insert into notification
                            (event_id, member_id, about_member_id, kind, title, body, url, tag,
                             created_at, expires_at)
                        select :eventId, id, id, :kind, :title, :body, :url, :tag, :now, :expiresAt
                        from unnest(:memberIds::bigint[]) as told (id)
                        on conflict (event_id, member_id) do nothing
                        returning id
                        """)
                .param("eventId", announcement.eventId())
                .param("kind", announcement.kind().name())
                .param("title", text.title())
                .param("body", text.body())
                .param("url", announcement.url())
                .param("tag", announcement.tag())
                .param("now", now)
                .param("expiresAt", now.plus(announcement.kind().timeToLive()))
                .param("memberIds", memberIds.toArray(Long[]::new))
                .query((row, _) -> row.getLong(1))
                .list();
    }

    /// @return whose inbox it is in; empty when there is none
    public Optional<Long> owner(long id) {
        return jdbc.sql("select member_id from notification where id = :id")
                .param("id", id)
                .query(Long.class)
                .optional();
    }

    /// Says something else from now on, also in what waits to be pushed.
    ///
    /// @param aboutMemberId whose name is in the text
    public void rewrite(long id, NotificationText text, long aboutMemberId) {
        jdbc.sql(
                        """
                        update notification
                        set title = :title, body = :body, about_member_id = :aboutMemberId
                        where id = :id
                        """)
                .param("title", text.title())
                .param("body", text.body())
                .param("aboutMemberId", aboutMemberId)
                .param("id", id)
                .update();
    }

    /// Unread again, and with a life of its own: it is worth a push as long as a new one.
    public void renew(long id, NotificationKind kind) {
        jdbc.sql(
                        """
                        update notification
                        set edition = edition + 1, read_at = null, expires_at = :expiresAt
                        where id = :id
                        """)
                .param("expiresAt", now().plus(kind.timeToLive()))
                .param("id", id)
                .update();
    }

    public void remove(long id) {
        jdbc.sql("delete from notification where id = :id").param("id", id).update();
    }

    /// Newest first.
    List<Notification> of(long memberId, Paging paging) {
        return jdbc.sql(
                        """
                        select id, kind, title, body, url, created_at, read_at
                        from notification
                        where member_id = :memberId
                        order by id desc
                        limit :size offset :offset
                        """)
                .param("memberId", memberId)
                .param("size", paging.size())
                .param("offset", paging.offset())
                .query(Notifications::notification)
                .list();
    }

    long count(long memberId) {
        return jdbc.sql("select count(*) from notification where member_id = :memberId")
                .param("memberId", memberId)
                .query(Long.class)
                .single();
    }

    long countUnread(long memberId) {
        return jdbc.sql(
                        """
                        select count(*) from notification
                        where member_id = :memberId and read_at is null
                        """)
                .param("memberId", memberId)
                .query(Long.class)
                .single();
    }

    /// False when the member has no such notification. One that was read stays read since then.
    boolean markAsRead(long memberId, long id) {
        return jdbc.sql(
                                """
                                update notification set read_at = coalesce(read_at, :now)
                                where id = :id and member_id = :memberId
                                """)
                        .param("now", now())
                        .param("id", id)
                        .param("memberId", memberId)
                        .update()
                > 0;
    }

    void markAllAsRead(long memberId) {
        jdbc.sql(
                        """
                        update notification set read_at = :now
                        where member_id = :memberId and read_at is null
                        """)
                .param("now", now())
                .param("memberId", memberId)
                .update();
    }

    /// Their deliveries go with them. One that tells of others too is rewritten without the member,
    /// by those who know of them.
    void forget(long memberId) {
        jdbc.sql(
                        """
                        delete from notification n
                        where n.member_id = :memberId
                           or n.about_member_id = :memberId
                              and not exists (
                                select 1
                                from heard_comment c
                                where c.notification_id = n.id and c.author_id <> :memberId)
                        """)
                .param("memberId", memberId)
                .update();
    }

    private static Notification notification(ResultSet row, int number) throws SQLException {
        return new Notification(
                row.getLong("id"),
                NotificationKind.valueOf(row.getString("kind")),
                row.getString("title"),
                row.getString("body"),
                row.getString("url"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row.getObject("read_at", OffsetDateTime.class)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
