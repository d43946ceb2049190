package io.bookmaru.api.child;

import io.bookmaru.events.ChildChanged;
import io.bookmaru.events.Topics;
import io.bookmaru.publisher.EventIds;
import io.bookmaru.publisher.Outbox;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class AddChild {
    private final Children children;
    private final Outbox outbox;
    private final Clock clock;

    AddChild(Children children, Outbox outbox, Clock clock) {
        this.children = children;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    public Child add(long memberId, String nickname, int birthYear) {
        var child =
                children.saveAndFlush(new Child(memberId, nickname, birthYear, clock.instant()));
        outbox.append(
                Topics.CHILD_CHANGED,
                child.id(),
                new ChildChanged(
                        EventIds.next(),
                        child.createdAt(),
                        child.id(),
                        child.memberId(),
                        child.revision(),
                        ChildChanged.Kind.REGISTERED,
                        child.birthYear()));
        return child;
    }
}
