package io.bookmaru.benchmarks.naive;

import io.bookmaru.events.ReactionChanged;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;

@Entity
@Table(name = "reactions")
class Reaction {

    @Embeddable
    record Id(long childId, long bookId) implements Serializable {}

    @EmbeddedId private Id id;

    @Enumerated(EnumType.STRING)
    private ReactionChanged.Kind kind;

    private long revision;
    private Instant changedAt;

    @SuppressWarnings("NullAway.Init")
    protected Reaction() {}

    @SuppressWarnings("NullAway.Init")
    Reaction(Id id) {
        this.id = id;
    }

    void change(ReactionChanged.Kind kind, Instant now) {
        this.kind = kind;
        this.revision++;
        this.changedAt = now;
    }

    ReactionChanged.Kind kind() {
        return kind;
    }

    long revision() {
        return revision;
    }
}
