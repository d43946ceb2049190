package io.bookmaru.api.erasure;

import io.bookmaru.events.ErasureConfirmed;
import io.bookmaru.events.Topics;
import java.time.Clock;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/// Notes which services have forgotten a subject. A repeat, or one that nobody waits for, changes
/// nothing.
@Component
class ErasureConfirmedListener {
    private final Erasures erasures;
    private final Clock clock;

    ErasureConfirmedListener(Erasures erasures, Clock clock) {
        this.erasures = erasures;
        this.clock = clock;
    }

    @KafkaListener(topics = Topics.ERASURE_CONFIRMED)
    void on(ErasureConfirmed event) {
        erasures.confirm(event, clock.instant());
    }
}
