package io.bookmaru.push.delivery;

import static io.bookmaru.push.delivery.DeliveryState.DROPPED;
import static io.bookmaru.push.delivery.DeliveryState.GONE;
import static io.bookmaru.push.delivery.DeliveryState.REJECTED;

import io.bookmaru.push.endpoint.EndpointLabel;
import io.bookmaru.push.subscription.Subscriptions;
import io.bookmaru.push.webpush.PushOutcome;
import io.bookmaru.push.webpush.PushOutcome.Accepted;
import io.bookmaru.push.webpush.PushOutcome.Gone;
import io.bookmaru.push.webpush.PushOutcome.KeyRefused;
import io.bookmaru.push.webpush.PushOutcome.OffLimits;
import io.bookmaru.push.webpush.PushOutcome.Rejected;
import io.bookmaru.push.webpush.PushOutcome.RetryLater;
import io.bookmaru.push.webpush.VapidKey;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// What an outcome means for the delivery, the subscription and its push service. Only a push
/// service that says a subscription is gone ends it: a mistake with our key would otherwise erase
/// them all.
@Component
class RecordOutcome {
    private static final Logger log = LoggerFactory.getLogger(RecordOutcome.class);
    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);

    /// For which one answer may hold up all that goes to a push service. After that it is asked
    /// again, and may say it again.
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final Deliveries deliveries;
    private final RecordAccepted accepted;
    private final Subscriptions subscriptions;
    private final Pauses pauses;
    private final Lanes lanes;
    private final Backoff backoff;
    private final TransactionOperations transactions;
    private final MeterRegistry meters;
    private final Clock clock;

    RecordOutcome(
            Deliveries deliveries,
            RecordAccepted accepted,
            Subscriptions subscriptions,
            Pauses pauses,
            Lanes lanes,
            Backoff backoff,
            TransactionOperations transactions,
            MeterRegistry meters,
            Clock clock) {
        this.deliveries = deliveries;
        this.accepted = accepted;
        this.subscriptions = subscriptions;
        this.pauses = pauses;
        this.lanes = lanes;
        this.backoff = backoff;
        this.transactions = transactions;
        this.meters = meters;
        this.clock = clock;
    }

    /// @return whether it says something about our key that is new
    boolean of(DueDelivery delivery, URI endpoint, VapidKey key, PushOutcome outcome) {
        switch (outcome) {
            case Accepted() -> accepted.record(delivery);
            case Gone(int status) -> gone(delivery, endpoint, status);
            case RetryLater(Duration after, String reason) when after != null ->
                    retryAfter(delivery, atLeast(SHORTEST_WAIT, after), reason);
            case RetryLater(_, String reason) ->
                    postpone(
                            delivery,
                            clock.instant().plus(backoff.after(delivery.attempt())),
                            reason);
            case KeyRefused(int status) -> {
                return keyRefused(delivery, endpoint, key, status);
            }
            case Rejected(int status) -> {
                alarm("message", endpoint, status, delivery);
                deliveries.finish(delivery, REJECTED, Integer.toString(status));
            }
            case OffLimits() -> dropped(delivery, "endpoint: not a public address");
        }
        return false;
    }

    /// @param reason beginning with a word that is counted by
    void dropped(DueDelivery delivery, String reason) {
        deliveries.finish(delivery, DROPPED, reason);
    }

    /// At the latest until it expires, so that it is seen to be out of date then.
    void postpone(DueDelivery delivery, Instant until, String reason) {
        var next = until.isBefore(delivery.expiresAt()) ? until : delivery.expiresAt();
        deliveries.postpone(delivery, next, reason);
    }

    /// Nobody else can send to this browser. The key may be with another instance already, or come
    /// back.
    void keyMissing(DueDelivery delivery, String keyId) {
        var next = clock.instant().plus(backoff.after(delivery.attempt()));
        postpone(delivery, next, "key: " + keyId + " missing");
    }

    /// A browser that has another endpoint by now is not gone, and the push goes there.
    private void gone(DueDelivery delivery, URI endpoint, int status) {
        transactions.executeWithoutResult(_ -> {
            long id = delivery.subscriptionId();
            int version = delivery.bindingVersion();
            boolean moved =
                    !subscriptions.forget(id, version, endpoint.toString())
                            && subscriptions.isBound(id, version);
            if (moved) postpone(delivery, clock.instant(), "moved");
            else deliveries.finish(delivery, GONE, Integer.toString(status));
        });
    }

    /// Holds for all that goes to this push service. Here at once, for the other instances with the
    /// commit.
    private void retryAfter(DueDelivery delivery, Duration after, String reason) {
        var now = clock.instant();
        var pausedUntil = now.plus(after.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : after);
        lanes.of(delivery.origin()).pauseUntil(pausedUntil);
        transactions.executeWithoutResult(_ -> {
            pauses.pauseOrigin(delivery.origin(), pausedUntil);
            postpone(delivery, now.plus(after), reason);
        });
    }

    private boolean keyRefused(DueDelivery delivery, URI endpoint, VapidKey key, int status) {
        var reason = "key: " + key.id() + " " + status;
        var paused =
                transactions.execute(_ -> {
                    var until = pauses.pauseSubscription(delivery);
                    var next = clock.instant().plus(backoff.after(delivery.attempt()));
                    postpone(delivery, until.orElse(next), reason);
                    return until.isPresent();
                });
        if (!Boolean.TRUE.equals(paused)) return false;
        alarm("key " + key.id(), endpoint, status, delivery);
        return true;
    }

    private void alarm(String what, URI endpoint, int status, DueDelivery delivery) {
        meters.counter("bookmaru.push.refused", "status", Integer.toString(status)).increment();
        log.error(
                "{} refused our {}: {} (push {})",
                EndpointLabel.of(endpoint),
                what,
                status,
                delivery.id());
    }

    private static Duration atLeast(Duration shortest, Duration wait) {
        return wait.compareTo(shortest) < 0 ? shortest : wait;
    }
}
