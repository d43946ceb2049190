package io.bookmaru.consumer.deadletter;

import io.bookmaru.consumer.audit.Audit;
import io.bookmaru.consumer.delivery.Routes;
import io.bookmaru.http.ConflictException;
import io.bookmaru.http.NotFoundException;
import java.time.Clock;
import java.util.List;
import org.springframework.transaction.annotation.Transactional;

class ReplayDeadLetter {
    private final DeadLetters deadLetters;
    private final DeadLetterList list;
    private final SendReplays sendReplays;
    private final Routes routes;
    private final Audit audit;
    private final Clock clock;

    ReplayDeadLetter(
            DeadLetters deadLetters,
            DeadLetterList list,
            SendReplays sendReplays,
            Routes routes,
            Audit audit,
            Clock clock) {
        this.deadLetters = deadLetters;
        this.list = list;
        this.sendReplays = sendReplays;
        this.routes = routes;
        this.audit = audit;
        this.clock = clock;
    }

    /// Sends the letter before its transaction commits. Whoever receives it sooner waits for that.
    ///
    /// @param force one more try for a letter that is parked
    @Transactional
    public DeadLetter replay(long id, boolean force, long memberId) {
        deadLetters.lock(id);
        var letter = find(id);
        requireReplayable(letter, force);
        sendReplays.send(List.of(deadLetters.startReplay(id, clock.instant())));
        audit.write(memberId, Audit.Action.REPLAY, "dead letter " + id);
        return find(id);
    }

    private DeadLetter find(long id) {
        return list.find(id).orElseThrow(() -> NotFoundException.of("dead letter", id));
    }

    private void requireReplayable(DeadLetter letter, boolean force) {
        if (!routes.hasReplays(letter.topic())) throw NoReplays.of(letter.topic());
        switch (letter.state()) {
            case WAITING -> {}
            case REPLAYING -> {
                var lostBefore = clock.instant().minus(ReplaySelection.LOST_AFTER);
                if (letter.changedAt().isAfter(lostBefore))
                    throw new ConflictException(
                            "dead-letter-replaying",
                            "Sent at %s (expected: at least %d s ago)"
                                    .formatted(
                                            letter.changedAt(),
                                            ReplaySelection.LOST_AFTER.toSeconds()));
            }
            case PARKED -> {
                if (!force)
                    throw new ConflictException(
                            "dead-letter-parked",
                            "Replayed %d times (expected: less than %d, or force)"
                                    .formatted(letter.replays(), letter.maxReplays()));
            }
            case APPLIED, DISCARDED -> throw DeadLetterFinished.of(letter);
        }
    }
}
