package io.bookmaru.consumer.erasure;

import io.bookmaru.events.ErasureConfirmed;
import io.bookmaru.events.ErasureConfirmed.Kind;
import io.bookmaru.events.Topics;
import io.bookmaru.publisher.EventIds;
import io.bookmaru.publisher.Outbox;
import java.time.Clock;

/// Tells api-service that this service has forgotten a subject, if and only if the transaction that
/// forgets it commits.
public class ConfirmErasure {
    private final Outbox outbox;
    private final Clock clock;
    private final String service;

    ConfirmErasure(Outbox outbox, Clock clock, String service) {
        this.outbox = outbox;
        this.clock = clock;
        this.service = service;
    }

    public void of(Kind kind, long id) {
        outbox.append(
                Topics.ERASURE_CONFIRMED,
                id,
                new ErasureConfirmed(EventIds.next(), clock.instant(), kind, id, service));
    }
}
