package io.bookmaru.api.child;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "children")
class Child {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private long id;

    private long memberId;
    private String nickname;
    private int birthYear;
    private long revision;
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected Child() {}

    Child(long memberId, String nickname, int birthYear, Instant createdAt) {
        this.memberId = memberId;
        this.nickname = nickname;
        this.birthYear = birthYear;
        this.revision = 1;
        this.createdAt = createdAt;
    }

    /// @return whether that is a change
    boolean change(String nickname, int birthYear) {
        if (nickname.equals(this.nickname) && birthYear == this.birthYear) return false;
        this.nickname = nickname;
        this.birthYear = birthYear;
        revision++;
        return true;
    }

    long id() {
        return id;
    }

    long memberId() {
        return memberId;
    }

    String nickname() {
        return nickname;
    }

    int birthYear() {
        return birthYear;
    }

    long revision() {
        return revision;
    }

    Instant createdAt() {
        return createdAt;
    }
}
