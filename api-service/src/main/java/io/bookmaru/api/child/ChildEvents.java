package io.bookmaru.api.child;

import io.bookmaru.events.ChildChanged;
import io.bookmaru.events.Topics;
import io.bookmaru.publisher.EventIds;
import io.bookmaru.publisher.Outbox;
import java.time.Clock;
import org.springframework.stereotype.Component;

/// What others are told of a child, which is not its nickname.
@Component
class ChildEvents {
    private final Outbox outbox;
    private final Clock clock;

    ChildEvents(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /// Belongs into the transaction that has written the row.
    void append(Child child, ChildChanged.Kind kind) {
        outbox.append(
                Topics.CHILD_CHANGED,
                child.id(),
                new ChildChanged(
                        EventIds.next(),
                        clock.instant(),
                        child.id(),
                        child.memberId(),
                        child.revision(),
                        kind,
                        child.birthYear()));
    }
}
