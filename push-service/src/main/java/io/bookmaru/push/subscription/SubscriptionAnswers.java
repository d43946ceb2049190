package io.bookmaru.push.subscription;

import static io.bookmaru.events.SubscriptionAnswered.Outcome.REFUSED;
import static io.bookmaru.events.SubscriptionAnswered.Outcome.SUBSCRIBED;
import static io.bookmaru.events.SubscriptionAnswered.Outcome.UNSUBSCRIBED;

import io.bookmaru.events.SubscriptionAnswered;
import io.bookmaru.events.Topics;
import io.bookmaru.publisher.EventIds;
import io.bookmaru.publisher.Outbox;
import io.bookmaru.push.subscription.SubscriptionOutcome.Refused;
import io.bookmaru.push.subscription.SubscriptionOutcome.Subscribed;
import io.bookmaru.push.subscription.SubscriptionOutcome.Unsubscribed;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Tells who asked what became of the request. An answer may be sent twice; the request's id, which
/// is its key, says which are the same and finds the caller who waits.
@Component
class SubscriptionAnswers {
    private final Outbox outbox;
    private final Clock clock;

    SubscriptionAnswers(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    void append(UUID requestId, SubscriptionOutcome outcome) {
        outbox.append(
                Topics.SUBSCRIPTION_RESPONSE, requestId.toString(), answer(requestId, outcome));
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
