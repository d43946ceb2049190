package io.bookmaru.publisher;

import io.bookmaru.http.ConflictException;
import io.bookmaru.http.NotFoundException;
import java.util.List;
import org.springframework.transaction.annotation.Transactional;

/// Takes an entry that Kafka refuses out of the way of those behind it. Its event is lost.
class DiscardEntry {
    private final OutboxEntries entries;
    private final Refusals refusals;
    private final DiscardAudit audit;

    DiscardEntry(OutboxEntries entries, Refusals refusals, DiscardAudit audit) {
        this.entries = entries;
        this.refusals = refusals;
        this.audit = audit;
    }

    /// Only what was refused: what waits because Kafka is down will be taken when it is back.
    @Transactional
    public void discard(long id, long memberId) {
        var entry = entries.find(id).orElseThrow(() -> NotFoundException.of("outbox entry", id));
        if (refusals.of(id).filter(Refusal::lasting).isEmpty()) {
            throw new ConflictException(
                    "outbox-entry-not-refused", "Kafka has not refused this entry");
        }
        entries.delete(List.of(id));
        audit.discarded(
                memberId,
                "outbox entry %d on %s, event %s".formatted(id, entry.topic(), entry.eventId()));
    }
}
