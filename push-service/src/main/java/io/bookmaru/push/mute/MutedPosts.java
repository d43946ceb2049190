package io.bookmaru.push.mute;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Which posts each member has muted. Whether there is such a post is not known here, nor whose.
@Component
class MutedPosts {
    private final JdbcClient jdbc;

    MutedPosts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean contain(long memberId, long postId) {
        return jdbc.sql(
                        """
                        select exists (
                            select from muted_post
                            where member_id = :memberId and post_id = :postId)
                        """)
                .param("memberId", memberId)
                .param("postId", postId)
                .query(Boolean.class)
                .single();
    }

    void add(long memberId, long postId) {
        jdbc.sql(
                        """
                        insert into muted_post (member_id, post_id) values (:memberId, :postId)
                        on conflict (member_id, post_id) do nothing
                        """)
                .param("memberId", memberId)
                .param("postId", postId)
                .update();
    }

    void remove(long memberId, long postId) {
        jdbc.sql("delete from muted_post where member_id = :memberId and post_id = :postId")
                .param("memberId", memberId)
                .param("postId", postId)
                .update();
    }

    void forget(long memberId) {
        jdbc.sql("delete from muted_post where member_id = :memberId")
                .param("memberId", memberId)
                .update();
    }
}
