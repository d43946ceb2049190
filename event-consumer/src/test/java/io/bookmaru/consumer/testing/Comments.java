package io.bookmaru.consumer.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bookmaru.events.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/// Comments that are sent, and what has become of them.
@Component
public class Comments {
    private static final AtomicLong IDS = new AtomicLong(System.nanoTime());

    private final KafkaTemplate<String, byte[]> kafka;
    private final JdbcClient jdbc;

    Comments(KafkaTemplate<String, byte[]> kafka, JdbcClient jdbc) {
        this.kafka = kafka;
        this.jdbc = jdbc;
    }

    /// Returns their ids once Kafka has them.
    public List<Long> send(String author, int count) {
        var ids = new ArrayList<Long>(count);
        var sent = new ArrayList<CompletableFuture<?>>(count);
        for (int i = 0; i < count; i++) {
            var id = IDS.incrementAndGet();
            ids.add(id);
            sent.add(
                    kafka.send(
                            Topics.COMMENT_CREATED,
                            Long.toString(id),
                            json(id, author).getBytes(UTF_8)));
        }
        sent.forEach(CompletableFuture::join);
        return ids;
    }

    public long send(String author) {
        return send(author, 1).getFirst();
    }

    public void send(ProducerRecord<String, byte[]> record) {
        kafka.send(record).join();
    }

    /// The number of comments of that author that were applied at all.
    public long applied(String author) {
        return count("author = :author", author);
    }

    /// Of those, the ones that were applied more than once.
    public long appliedTwice(String author) {
        return count("author = :author and times > 1", author);
    }

    /// Changes whenever a row of that author in `noted` is written, also with what it had.
    public String checksumOfNoted(String author) {
        return jdbc.sql(
                        """
                        select count(*) || ' ' || coalesce(md5(string_agg(
                            comment_id || author || xmin || ctid, ',' order by comment_id)), '')
                        from noted where author = :author
                        """)
                .param("author", author)
                .query(String.class)
                .single();
    }

    private long count(String condition, String author) {
        return jdbc.sql("select count(*) from applied where " + condition)
                .param("author", author)
                .query(Long.class)
                .single();
    }

    public static String json(long id, String author) {
        return """
        {"eventId": "01977f2e-5b1a-7c3d-8e4f-0123456789ab",
         "occurredAt": "2026-05-05T01:02:03Z", "commentId": %d, "postId": 1,
         "postAuthorId": 2, "authorId": 3, "authorName": "%s", "addedLater": 1}
        """
                .formatted(id, author);
    }
}
