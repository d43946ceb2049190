package io.bookmaru.api.post;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "comments")
class Comment {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private long id;

    private long postId;
    private long authorId;
    private String body;
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected Comment() {}

    Comment(long postId, long authorId, String body, Instant createdAt) {
        this.postId = postId;
        this.authorId = authorId;
        this.body = body;
        this.createdAt = createdAt;
    }

    long id() {
        return id;
    }

    Instant createdAt() {
        return createdAt;
    }
}
