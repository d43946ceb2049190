package io.bookmaru.push.delivery;

import static io.bookmaru.push.delivery.DeliveryState.ACCEPTED;
import static io.bookmaru.push.delivery.DeliveryState.DROPPED;
import static io.bookmaru.push.delivery.DeliveryState.GONE;
import static io.bookmaru.push.delivery.DeliveryState.REJECTED;

import io.bookmaru.push.endpoint.EndpointLabel;
import io.bookmaru.push.subscription.Subscriptions;
import io.bookmaru.push.webpush.PushOutcome;
import io.bookmaru.push.webpush.PushOutcome.Accepted;
import io.bookmaru.push.webpush.PushOutcome.Gone;
import io.bookmaru.push.webpush.PushOutcome.Rejected;
import io.bookmaru.push.webpush.PushOutcome.RetryLater;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What an outcome means for the delivery and for the subscription. Only a push service that says a
/// subscription is gone ends it: a mistake with our key would otherwise erase them all.
@Component
class RecordOutcome {
    private static final Logger log = LoggerFactory.getLogger(RecordOutcome.class);
    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);

    private final Deliveries deliveries;
    private final Subscriptions subscriptions;
    private final Backoff backoff;
    private final Clock clock;

    RecordOutcome(
            Deliveries deliveries, Subscriptions subscriptions, Backoff backoff, Clock clock) {
        this.deliveries = deliveries;
        this.subscriptions = subscriptions;
        this.backoff = backoff;
        this.clock = clock;
    }

    @Transactional
    void of(DueDelivery delivery, URI endpoint, PushOutcome outcome) {
        switch (outcome) {
            case Accepted() -> deliveries.finish(delivery, ACCEPTED, null);
            case Gone(int status) -> {
                subscriptions.forget(delivery.subscriptionId(), delivery.bindingVersion());
                deliveries.finish(delivery, GONE, Integer.toString(status));
            }
            case RetryLater(var after, String reason) ->
                    deliveries.postpone(delivery, nextAttempt(delivery, after), reason);
            case Rejected(int status) -> {
                log.error(
                        "Push {} rejected by {}: {}",
                        delivery.id(),
                        EndpointLabel.of(endpoint),
                        status);
                deliveries.finish(delivery, REJECTED, Integer.toString(status));
            }
        }
    }

    void dropped(DueDelivery delivery, String reason) {
        deliveries.finish(delivery, DROPPED, reason);
    }

    /// At the latest when it expires, so that it is seen to be out of date then.
    private Instant nextAttempt(DueDelivery delivery, @Nullable Duration after) {
        var wait =
                after == null ? backoff.after(delivery.attempt()) : atLeast(SHORTEST_WAIT, after);
        var next = clock.instant().plus(wait);
        return next.isBefore(delivery.expiresAt()) ? next : delivery.expiresAt();
    }

    private static Duration atLeast(Duration shortest, Duration wait) {
        return wait.compareTo(shortest) < 0 ? shortest : wait;
    }
}
