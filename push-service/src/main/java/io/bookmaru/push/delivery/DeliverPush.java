package io.bookmaru.push.delivery;

import io.bookmaru.endpoint.EndpointPolicy;
import io.bookmaru.endpoint.EndpointVerdict.Allowed;
import io.bookmaru.endpoint.EndpointVerdict.Refused;
import io.bookmaru.push.delivery.DueDelivery.Receiver;
import io.bookmaru.push.webpush.PushOutcome;
import io.bookmaru.push.webpush.PushOutcome.Accepted;
import io.bookmaru.push.webpush.VapidKeys;
import io.bookmaru.push.webpush.WebPushSender;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Sends one claimed delivery, unless there is a reason not to any more, and records what became of
/// it. It has a place in its lane, and gives it back.
///
/// At least once: when this instance dies between the two, the message is sent again. It then
/// carries the same topic and the same tag, so the member sees it once.
@Component
class DeliverPush {
    private final EndpointPolicy policy;
    private final HoldWhileQuiet holdWhileQuiet;
    private final VapidKeys vapid;
    private final ComposePush composePush;
    private final WebPushSender sender;
    private final RecordOutcome recordOutcome;
    private final Lanes lanes;
    private final Clock clock;

    DeliverPush(
            EndpointPolicy policy,
            HoldWhileQuiet holdWhileQuiet,
            VapidKeys vapid,
            ComposePush composePush,
            WebPushSender sender,
            RecordOutcome recordOutcome,
            Lanes lanes,
            Clock clock) {
        this.policy = policy;
        this.holdWhileQuiet = holdWhileQuiet;
        this.vapid = vapid;
        this.composePush = composePush;
        this.sender = sender;
        this.recordOutcome = recordOutcome;
        this.lanes = lanes;
        this.clock = clock;
    }

    void deliver(DueDelivery delivery) {
        var lane = lanes.of(delivery.origin());
        var attempt = new Attempt(lane);
        try {
            deliver(delivery, lane, attempt);
        } finally {
            attempt.end();
        }
    }

    private void deliver(DueDelivery delivery, Lane lane, Attempt attempt) {
        var receiver = delivery.receiver();
        var refusal = delivery.wishes().refusal();
        var timeLeft = Duration.between(clock.instant(), delivery.expiresAt());
        if (receiver == null) {
            recordOutcome.dropped(delivery, "unsubscribed");
        } else if (refusal != null) {
            recordOutcome.dropped(delivery, refusal);
        } else if (!timeLeft.isPositive()) {
            recordOutcome.dropped(delivery, "expired");
        } else if (receiver.pausedUntil() != null) {
            recordOutcome.postpone(delivery, receiver.pausedUntil(), "key");
        } else if (lane.isPaused()) {
            recordOutcome.postpone(delivery, lane.pausedUntil(), "paused");
        } else if (!isHeld(delivery)) {
            deliver(delivery, receiver, timeLeft, attempt);
        }
    }

    private boolean isHeld(DueDelivery delivery) {
        return delivery.wishes().quietHours() && holdWhileQuiet.hold(delivery);
    }

    private void deliver(
            DueDelivery delivery, Receiver receiver, Duration timeLeft, Attempt attempt) {
        var key = vapid.find(receiver.keyId());
        switch (policy.judge(receiver.endpoint())) {
            case Refused(String reason) -> recordOutcome.dropped(delivery, "endpoint: " + reason);
            case Allowed _ when key.isEmpty() ->
                    recordOutcome.keyMissing(delivery, receiver.keyId());
            case Allowed(URI endpoint) -> {
                var message = composePush.of(delivery, receiver, endpoint, key.get(), timeLeft);
                attempt.begin();
                var outcome = sender.send(message);
                attempt.answered(outcome);
                attempt.firstRefusal(recordOutcome.of(delivery, endpoint, key.get(), outcome));
            }
        }
    }

    /// One place in a lane, from the sending to the answer, or to the record of a failure.
    private static final class Attempt {
        private final Lane lane;
        private @Nullable PushOutcome outcome;
        private boolean firstRefusal;
        private boolean ended;
        private long began;
        private long took;

        Attempt(Lane lane) {
            this.lane = lane;
        }

        void begin() {
            began = System.nanoTime();
        }

        /// What was accepted needs the place no longer; its record waits for a commit.
        void answered(PushOutcome outcome) {
            this.outcome = outcome;
            this.took = System.nanoTime() - began;
            if (outcome instanceof Accepted) end();
        }

        void firstRefusal(boolean first) {
            this.firstRefusal = first;
        }

        void end() {
            if (ended) return;
            ended = true;
            if (outcome == null) lane.leave();
            else lane.record(outcome, firstRefusal, Duration.ofNanos(took));
        }
    }
}
