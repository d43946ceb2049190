package io.bookmaru.consumer;

import io.bookmaru.events.CommentCreated;
import io.bookmaru.events.Topics;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.kafka.annotation.KafkaListener;

@SpringBootApplication
class ConsumerUnderTest {
    static final String BUG = "a name that the handler cannot bear";
    static final String OUTAGE = "a name that comes while the database is down";
    private static final int OUTAGE_LASTS = 8;

    final List<String> seen = new CopyOnWriteArrayList<>();
    final List<String> applied = new CopyOnWriteArrayList<>();

    @KafkaListener(topics = Topics.COMMENT_CREATED)
    void on(CommentCreated comment) {
        seen.add(comment.authorName());
        if (comment.authorName().equals(BUG)) throw new IllegalStateException("a bug");
        if (comment.authorName().equals(OUTAGE) && timesSeen(OUTAGE) < OUTAGE_LASTS) {
            throw new DataAccessResourceFailureException("no database");
        }
        applied.add(comment.authorName());
    }

    long timesSeen(String name) {
        return seen.stream().filter(name::equals).count();
    }
}
