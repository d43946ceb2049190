package io.bookmaru.push.subscription;

import static io.bookmaru.events.SubscriptionAnswered.Outcome.REFUSED;
import static io.bookmaru.events.SubscriptionAnswered.Outcome.SUBSCRIBED;
import static io.bookmaru.events.SubscriptionAnswered.Outcome.UNSUBSCRIBED;

import io.bookmaru.events.SubscriptionAnswered;
import io.bookmaru.events.Topics;
import io.bookmaru.publisher.EventIds;
import io.bookmaru.publisher.EventRecords;
import io.bookmaru.push.subscription.SubscriptionOutcome.Refused;
import io.bookmaru.push.subscription.SubscriptionOutcome.Subscribed;
import io.bookmaru.push.subscription.SubscriptionOutcome.Unsubscribed;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.stereotype.Component;

/// Tells the asker what became of its request. An answer may be sent twice; the request id says
/// which are the same.
@Component
class SubscriptionAnswers {
    private final KafkaTemplate<String, byte[]> kafka;
    private final EventRecords records;
    private final Clock clock;

    SubscriptionAnswers(KafkaTemplate<String, byte[]> kafka, EventRecords records, Clock clock) {
        this.kafka = kafka;
        this.records = records;
        this.clock = clock;
    }

    /// Returns when Kafka has it.
    ///
    /// @param correlation finds the waiting caller again; null when nobody waits any more
    void send(UUID requestId, SubscriptionOutcome outcome, byte @Nullable [] correlation) {
        var record =
                records.record(
                        Topics.SUBSCRIPTION_RESPONSE,
                        requestId.toString(),
                        answer(requestId, outcome));
        if (correlation != null) record.headers().add(KafkaHeaders.CORRELATION_ID, correlation);
        kafka.send(record).join();
    }

    private SubscriptionAnswered answer(UUID requestId, SubscriptionOutcome outcome) {
        return switch (outcome) {
            case Subscribed(long id) -> answer(requestId, SUBSCRIBED, id, null);
            case Unsubscribed() -> answer(requestId, UNSUBSCRIBED, null, null);
            case Refused(String reason) -> answer(requestId, REFUSED, null, reason);
        };
    }

    private SubscriptionAnswered answer(
            UUID requestId,
            SubscriptionAnswered.Outcome outcome,
            @Nullable Long subscriptionId,
            @Nullable String reason) {
        return new SubscriptionAnswered(
                EventIds.next(), clock.instant(), requestId, outcome, subscriptionId, reason);
    }
}
