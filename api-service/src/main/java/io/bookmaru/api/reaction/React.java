package io.bookmaru.api.reaction;

import io.bookmaru.api.reaction.ReactionChange.Pair;
import io.bookmaru.events.ReactionChanged.Kind;
import io.bookmaru.http.NotFoundException;
import io.bookmaru.http.OverloadedException;
import io.bookmaru.publisher.Outbox;
import org.springframework.stereotype.Component;

/// Changes a child's reaction to a book; a repeat changes and publishes nothing.
@Component
class React {
    private final GroupCommit groupCommit;
    private final Outbox outbox;

    React(GroupCommit groupCommit, Outbox outbox) {
        this.groupCommit = groupCommit;
        this.outbox = outbox;
    }

    Reaction to(long memberId, long childId, long bookId, Kind kind) {
        var change = change(memberId, childId, bookId, kind);
        return switch (groupCommit.commit(change)) {
            case ReactionOutcome.Current(var reaction) -> reaction;
            case ReactionOutcome.NoSuchChild() -> throw NotFoundException.of("child", childId);
            case ReactionOutcome.NoSuchBook() -> throw NotFoundException.of("book", bookId);
            case ReactionOutcome.NothingToTakeBack() ->
                    throw new OverloadedException("Was not there a moment ago: " + change.pair());
        };
    }

    /// A reaction that is not there is taken back already.
    void takeBack(long memberId, long childId, long bookId) {
        switch (groupCommit.commit(change(memberId, childId, bookId, Kind.NONE))) {
            case ReactionOutcome.NoSuchChild() -> throw NotFoundException.of("child", childId);
            case ReactionOutcome.Current(_),
                    ReactionOutcome.NothingToTakeBack(),
                    ReactionOutcome.NoSuchBook() -> {}
        }
    }

    private ReactionChange change(long memberId, long childId, long bookId, Kind kind) {
        var pair = new Pair(childId, bookId);
        return new ReactionChange(pair, memberId, kind, outbox.traceparent());
    }
}
