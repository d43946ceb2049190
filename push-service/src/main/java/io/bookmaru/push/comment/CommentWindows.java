package io.bookmaru.push.comment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The newest window of each post. Whoever opens or ends one has the member's lock.
@Component
class CommentWindows {
    private final JdbcClient jdbc;

    CommentWindows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @return the one that a comment goes into at `now`; empty when it needs a new one
    Optional<CommentWindow> open(long memberId, long postId, Instant now) {
        return jdbc.sql(
                        """
                        select * from comment_window
                        where member_id = :memberId
                          and post_id = :postId
                          and (untold or ends_at > :now)
                        """)
                .param("memberId", memberId)
                .param("postId", postId)
                .param("now", utc(now))
                .query(CommentWindows::window)
                .optional();
    }

    /// Takes the place of the post's window before.
    void begin(CommentWindow window) {
        jdbc.sql(
                        """
                        insert into comment_window
                            (member_id, post_id, notification_id, ends_at, untold, held)
                        values (:memberId, :postId, :notificationId, :endsAt, :untold, :held)
                        on conflict (member_id, post_id) do update
                        set notification_id = excluded.notification_id,
                            ends_at = excluded.ends_at,
                            untold = excluded.untold,
                            held = excluded.held
                        """)
                .param("memberId", window.memberId())
                .param("postId", window.postId())
                .param("notificationId", window.notificationId())
                .param("endsAt", utc(window.endsAt()))
                .param("untold", window.untold())
                .param("held", window.held())
                .update();
    }

    void setUntold(CommentWindow window, boolean untold) {
        jdbc.sql("update comment_window set untold = :untold where notification_id = :id")
                .param("untold", untold)
                .param("id", window.notificationId())
                .update();
    }

    void hold(CommentWindow window, Instant until) {
        jdbc.sql(
                        """
                        update comment_window set ends_at = :until, held = true
                        where notification_id = :id
                        """)
                .param("until", utc(until))
                .param("id", window.notificationId())
                .update();
    }

    /// Has what is held for a member looked at again now.
    void release(long memberId, Instant now) {
        jdbc.sql(
                        """
                        update comment_window set ends_at = :now
                        where member_id = :memberId and untold and held
                        """)
                .param("now", utc(now))
                .param("memberId", memberId)
                .update();
    }

    /// Those that have ended with something to tell, the longest ended first.
    List<CommentWindow> due(Instant now, int limit) {
        return jdbc.sql(
                        """
                        select * from comment_window
                        where untold and ends_at <= :now
                        order by ends_at
                        limit :limit
                        """)
                .param("now", utc(now))
                .param("limit", limit)
                .query(CommentWindows::window)
                .list();
    }

    private static CommentWindow window(ResultSet row, int number) throws SQLException {
        return new CommentWindow(
                row.getLong("member_id"),
                row.getLong("post_id"),
                row.getLong("notification_id"),
                row.getObject("ends_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("untold"),
                row.getBoolean("held"));
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
