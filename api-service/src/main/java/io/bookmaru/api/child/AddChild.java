package io.bookmaru.api.child;

import io.bookmaru.events.ChildChanged.Kind;
import io.bookmaru.http.ConflictException;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class AddChild {
    /// All of them are listed at once, and forgotten at once with their parent.
    static final int MOST = 100;

    private final Children children;
    private final ChildEvents events;
    private final Clock clock;

    AddChild(Children children, ChildEvents events, Clock clock) {
        this.children = children;
        this.events = events;
        this.clock = clock;
    }

    /// @throws ConflictException when the member has the most that one may have
    @Transactional
    public Child add(long memberId, String nickname, int birthYear) {
        if (children.countByMemberId(memberId) >= MOST)
            throw new ConflictException(
                    "too-many-children",
                    "children: %d (expected: fewer, to add one)".formatted(MOST));
        var child =
                children.saveAndFlush(new Child(memberId, nickname, birthYear, clock.instant()));
        events.append(child, Kind.REGISTERED);
        return child;
    }
}
