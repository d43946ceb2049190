package io.bookmaru.api.post;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "posts")
class Post {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private long id;

    private long authorId;
    private @Nullable Long bookId;
    private String title;
    private String body;
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected Post() {}

    Post(long authorId, @Nullable Long bookId, String title, String body, Instant createdAt) {
        this.authorId = authorId;
        this.bookId = bookId;
        this.title = title;
        this.body = body;
        this.createdAt = createdAt;
    }

    long id() {
        return id;
    }

    long authorId() {
        return authorId;
    }
}
