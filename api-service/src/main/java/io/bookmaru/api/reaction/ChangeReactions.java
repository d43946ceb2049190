package io.bookmaru.api.reaction;

import static java.util.Objects.requireNonNull;

import io.bookmaru.api.reaction.ReactionChange.Pair;
import io.bookmaru.events.ReactionChanged;
import io.bookmaru.events.Topics;
import io.bookmaru.publisher.EventIds;
import io.bookmaru.publisher.Outbox;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Changes reactions and publishes what changed, all in one transaction. A change that finds the
/// reaction as it should be changes and publishes nothing.
@Component
class ChangeReactions {
    private final Reactions reactions;
    private final Outbox outbox;
    private final Clock clock;

    ChangeReactions(Reactions reactions, Outbox outbox, Clock clock) {
        this.reactions = reactions;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    public Map<Pair, ReactionOutcome> change(Map<Pair, ReactionChange> changes) {
        var changed = reactions.change(changes.values(), clock.instant());
        if (!changed.isEmpty()) outbox.appendAll(Topics.BOOK_LIKE, events(changed, changes));

        var outcomes = new HashMap<Pair, ReactionOutcome>();
        changed.forEach(r -> outcomes.put(r.pair(), new ReactionOutcome.Current(r)));
        var unchanged = changes.values().stream().filter(c -> !outcomes.containsKey(c.pair()));
        outcomes.putAll(reactions.explain(unchanged.toList()));
        return outcomes;
    }

    private List<Outbox.Appended> events(
            List<Reaction> changed, Map<Pair, ReactionChange> changes) {
        return changed.stream()
                .map(reaction -> {
                    var change = requireNonNull(changes.get(reaction.pair()));
                    var key = Long.toString(reaction.childId());
                    return new Outbox.Appended(key, event(reaction), change.traceparent());
                })
                .toList();
    }

    private ReactionChanged event(Reaction reaction) {
        return new ReactionChanged(
                EventIds.next(),
                clock.instant(),
                reaction.childId(),
                reaction.bookId(),
                reaction.kind(),
                reaction.revision());
    }
}
