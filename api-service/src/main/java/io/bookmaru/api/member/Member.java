package io.bookmaru.api.member;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "members")
public class Member {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private long id;

    private String email;
    private String passwordHash;
    private String displayName;
    private String language;
    private String timeZone;
    private boolean admin;
    private long revision;
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected Member() {}

    Member(
            String email,
            String passwordHash,
            String displayName,
            String language,
            String timeZone,
            boolean admin,
            Instant createdAt) {
        this.email = email;
        this.passwordHash = passwordHash;
        this.displayName = displayName;
        this.language = language;
        this.timeZone = timeZone;
        this.admin = admin;
        this.revision = 1;
        this.createdAt = createdAt;
    }

    void change(String displayName, String language, String timeZone) {
        this.displayName = displayName;
        this.language = language;
        this.timeZone = timeZone;
        this.revision++;
    }

    public long id() {
        return id;
    }

    public String passwordHash() {
        return passwordHash;
    }

    public String displayName() {
        return displayName;
    }

    public boolean admin() {
        return admin;
    }

    String email() {
        return email;
    }

    String language() {
        return language;
    }

    String timeZone() {
        return timeZone;
    }

    long revision() {
        return revision;
    }

    Instant createdAt() {
        return createdAt;
    }
}
