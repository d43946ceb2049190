package io.bookmaru.api.child;

import io.bookmaru.events.ChildChanged.Kind;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class AddChild {
    private final Children children;
    private final ChildEvents events;
    private final Clock clock;

    AddChild(Children children, ChildEvents events, Clock clock) {
        this.children = children;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    public Child add(long memberId, String nickname, int birthYear) {
        var child =
                children.saveAndFlush(new Child(memberId, nickname, birthYear, clock.instant()));
        events.append(child, Kind.REGISTERED);
        return child;
    }
}
