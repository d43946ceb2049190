package io.bookmaru.push.notification;

import io.bookmaru.http.Paging;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Every member's inbox.
@Component
class Notifications {
    private final JdbcClient jdbc;
    private final Clock clock;

    Notifications(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Empty when the member has been told of that event before.
    Optional<NotificationCreated> add(NewNotification notification) {
        var now = now();
        return jdbc.sql(
                        """
                        insert into notification
                            (event_id, member_id, about_member_id, kind, title, body, url, tag,
                             created_at, expires_at)
                        values
                            (:eventId, :memberId, :aboutMemberId, :kind, :title, :body, :url, :tag,
                             :now, :expiresAt)
                        on conflict (event_id, member_id) do nothing
                        returning id, member_id
                        """)
                .param("eventId", notification.eventId())
                .param("memberId", notification.memberId())
                .param("aboutMemberId", notification.aboutMemberId())
                .param("kind", notification.kind().name())
                .param("title", notification.text().title())
                .param("body", notification.text().body())
                .param("url", notification.url())
                .param("tag", notification.tag())
                .param("now", now)
                .param("expiresAt", now.plus(notification.kind().timeToLive()))
                .query((row, _) ->
                        new NotificationCreated(row.getLong("id"), row.getLong("member_id")))
                .optional();
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

    /// Their deliveries go with them.
    void forget(long memberId) {
        jdbc.sql(
                        """
                        delete from notification
                        where member_id = :memberId or about_member_id = :memberId
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
