package io.bookmaru.consumer.deadletter;

import io.bookmaru.consumer.audit.Audit;
import io.bookmaru.http.NotFoundException;
import java.time.Clock;
import org.springframework.transaction.annotation.Transactional;

class DiscardDeadLetter {
    private final DeadLetters deadLetters;
    private final DeadLetterList list;
    private final Audit audit;
    private final Clock clock;

    DiscardDeadLetter(DeadLetters deadLetters, DeadLetterList list, Audit audit, Clock clock) {
        this.deadLetters = deadLetters;
        this.list = list;
        this.audit = audit;
        this.clock = clock;
    }

    /// One that is on its way is not applied any more. A repeat changes nothing.
    @Transactional
    public void discard(long id, long memberId) {
        deadLetters.lock(id);
        var letter = list.find(id).orElseThrow(() -> NotFoundException.of("dead letter", id));
        switch (letter.state()) {
            case WAITING, REPLAYING, PARKED -> {
                deadLetters.discard(id, clock.instant());
                audit.write(memberId, Audit.Action.DISCARD, "dead letter " + id);
            }
            case DISCARDED -> {}
            case APPLIED -> throw DeadLetterFinished.of(letter);
        }
    }
}
