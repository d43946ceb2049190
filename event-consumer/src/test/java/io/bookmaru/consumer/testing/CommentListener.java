package io.bookmaru.consumer.testing;

import io.bookmaru.events.CommentCreated;
import io.bookmaru.events.Topics;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/// Notes each comment in the table `applied`, which counts how often it was, and in `noted`, where
/// a repeat changes nothing. What a test wants to go wrong is named by the comment's author.
@Component
public class CommentListener {
    private final Map<String, Consumer<CommentCreated>> troubles = new ConcurrentHashMap<>();
    private final JdbcClient jdbc;

    CommentListener(JdbcClient jdbc) {
        this.jdbc = jdbc;
        jdbc.sql(
                        """
                        create table if not exists applied (
                            comment_id bigint primary key, author text not null, times integer not null)
                        """)
                .update();
        jdbc.sql(
                        """
                        create table if not exists noted (
                            comment_id bigint primary key, author text not null)
                        """)
                .update();
    }

    public void onCommentsOf(String author, Consumer<CommentCreated> trouble) {
        troubles.put(author, trouble);
    }

    public void mend(String author) {
        troubles.remove(author);
    }

    @KafkaListener(topics = Topics.COMMENT_CREATED)
    void on(CommentCreated comment) {
        jdbc.sql(
                        """
                        insert into applied as a (comment_id, author, times) values (:id, :author, 1)
                        on conflict (comment_id) do update set times = a.times + 1
                        """)
                .param("id", comment.commentId())
                .param("author", comment.authorName())
                .update();
        jdbc.sql(
                        """
                        insert into noted (comment_id, author) values (:id, :author)
                        on conflict (comment_id) do nothing
                        """)
                .param("id", comment.commentId())
                .param("author", comment.authorName())
                .update();
        troubles.getOrDefault(comment.authorName(), _ -> {}).accept(comment);
    }
}
