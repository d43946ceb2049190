package io.bookmaru.api.reaction;

import io.bookmaru.events.ReactionChanged;
import io.bookmaru.events.ReactionChanged.Kind;
import io.bookmaru.events.Topics;
import io.bookmaru.http.NotFoundException;
import io.bookmaru.publisher.EventIds;
import io.bookmaru.publisher.Outbox;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Changes a child's reaction to a book and publishes the change; a repeat changes and publishes
/// nothing.
@Component
class React {
    private final Reactions reactions;
    private final Outbox outbox;
    private final Clock clock;

    React(Reactions reactions, Outbox outbox, Clock clock) {
        this.reactions = reactions;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    public Reaction to(long memberId, long childId, long bookId, Kind kind) {
        var changed = reactions.put(memberId, childId, bookId, kind, clock.instant());
        if (changed.isPresent()) return published(changed.get());
        checkOwner(memberId, childId);
        return reactions
                .find(childId, bookId)
                .orElseThrow(() -> NotFoundException.of("book", bookId));
    }

    /// A reaction that is not there is taken back already.
    @Transactional
    public void takeBack(long memberId, long childId, long bookId) {
        reactions
                .takeBack(memberId, childId, bookId, clock.instant())
                .ifPresentOrElse(this::published, () -> checkOwner(memberId, childId));
    }

    private void checkOwner(long memberId, long childId) {
        if (!reactions.ownsChild(memberId, childId)) throw NotFoundException.of("child", childId);
    }

    private Reaction published(Reaction reaction) {
        outbox.append(
                Topics.BOOK_LIKE,
                reaction.childId(),
                new ReactionChanged(
                        EventIds.next(),
                        clock.instant(),
                        reaction.childId(),
                        reaction.bookId(),
                        reaction.kind(),
                        reaction.revision()));
        return reaction;
    }
}
