package io.bookmaru.benchmarks.naive;

import io.bookmaru.events.ReactionChanged;
import java.time.Clock;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.server.ResponseStatusException;

@Component
class SaveReaction {
    private final Children children;
    private final Books books;
    private final Reactions reactions;
    private final Clock clock;

    SaveReaction(Children children, Books books, Reactions reactions, Clock clock) {
        this.children = children;
        this.books = books;
        this.reactions = reactions;
        this.clock = clock;
    }

    @Transactional
    public Reaction save(long memberId, long childId, long bookId, ReactionChanged.Kind kind) {
        children.findByIdAndMemberId(childId, memberId)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (!books.existsById(bookId)) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        var id = new Reaction.Id(childId, bookId);
        var reaction = reactions.findById(id).orElseGet(() -> new Reaction(id));
        reaction.change(kind, clock.instant());
        return reactions.save(reaction);
    }
}
