package io.bookmaru.api.erasure;

import io.bookmaru.consumer.erasure.EraseSubject;
import io.bookmaru.events.ErasureConfirmed.Kind;
import io.bookmaru.http.NotFoundException;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Erases a child of the member. A repeat gets the same erasure.
@Component
class EraseChild {
    private final StoredSubjects stored;
    private final Erasures erasures;
    private final EraseSubject eraseSubject;
    private final ErasureEvents events;
    private final ErasureProperties properties;
    private final Clock clock;

    EraseChild(
            StoredSubjects stored,
            Erasures erasures,
            EraseSubject eraseSubject,
            ErasureEvents events,
            ErasureProperties properties,
            Clock clock) {
        this.stored = stored;
        this.erasures = erasures;
        this.eraseSubject = eraseSubject;
        this.events = events;
        this.properties = properties;
        this.clock = clock;
    }

    /// @throws NotFoundException when there is no such child, or it is somebody else's
    @Transactional
    public Erasure erase(long memberId, long childId) {
        var revision = stored.lockChild(memberId, childId);
        if (revision.isEmpty())
            return erasures.find(Kind.CHILD, childId, memberId)
                    .orElseThrow(() -> NotFoundException.of("child", childId));
        eraseSubject.erase(Kind.CHILD, childId);
        stored.deleteChildren(childId);
        var erasure = Erasure.ofChild(childId, memberId, revision.getAsLong() + 1);
        var now = clock.instant();
        erasures.insert(erasure, now, now.plus(properties.askAgainAfter()));
        events.erased(erasure);
        return erasure;
    }
}
