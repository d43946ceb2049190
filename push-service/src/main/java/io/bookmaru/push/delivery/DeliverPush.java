package io.bookmaru.push.delivery;

import io.bookmaru.endpoint.EndpointPolicy;
import io.bookmaru.endpoint.EndpointVerdict.Allowed;
import io.bookmaru.endpoint.EndpointVerdict.Refused;
import io.bookmaru.push.delivery.DueDelivery.Receiver;
import io.bookmaru.push.subscription.AddressEncryption;
import io.bookmaru.push.webpush.PushMessage;
import io.bookmaru.push.webpush.PushOutcome;
import io.bookmaru.push.webpush.PushOutcome.Accepted;
import io.bookmaru.push.webpush.ReceiverKeys;
import io.bookmaru.push.webpush.Urgency;
import io.bookmaru.push.webpush.VapidKey;
import io.bookmaru.push.webpush.VapidKeys;
import io.bookmaru.push.webpush.WebPushSender;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Sends one claimed delivery, unless there is a reason not to any more, and records what became of
/// it. It has a place in its lane, and gives it back.
///
/// At least once: when this instance dies between the two, the message is sent again. It then
/// carries the same topic and the same tag, so the member sees it once.
@Component
class DeliverPush {
    private final EndpointPolicy policy;
    private final VapidKeys vapid;
    private final AddressEncryption encryption;
    private final WebPushSender sender;
    private final RecordOutcome recordOutcome;
    private final Lanes lanes;
    private final JsonMapper json;
    private final Clock clock;

    DeliverPush(
            EndpointPolicy policy,
            VapidKeys vapid,
            AddressEncryption encryption,
            WebPushSender sender,
            RecordOutcome recordOutcome,
            Lanes lanes,
            JsonMapper json,
            Clock clock) {
        this.policy = policy;
        this.vapid = vapid;
        this.encryption = encryption;
        this.sender = sender;
        this.recordOutcome = recordOutcome;
        this.lanes = lanes;
        this.json = json;
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
        var timeLeft = Duration.between(clock.instant(), delivery.expiresAt());
        if (receiver == null) {
            recordOutcome.dropped(delivery, "unsubscribed");
        } else if (!timeLeft.isPositive()) {
            recordOutcome.dropped(delivery, "expired");
        } else if (receiver.pausedUntil() != null) {
            recordOutcome.postpone(delivery, receiver.pausedUntil(), "key");
        } else if (lane.isPaused()) {
            recordOutcome.postpone(delivery, lane.pausedUntil(), "paused");
        } else {
            deliver(delivery, receiver, timeLeft, attempt);
        }
    }

    private void deliver(
            DueDelivery delivery, Receiver receiver, Duration timeLeft, Attempt attempt) {
        var key = vapid.find(receiver.keyId());
        switch (policy.judge(receiver.endpoint())) {
            case Refused(String reason) -> recordOutcome.dropped(delivery, "endpoint: " + reason);
            case Allowed _ when key.isEmpty() ->
                    recordOutcome.keyMissing(delivery, receiver.keyId());
            case Allowed(URI endpoint) -> {
                var message = message(delivery, receiver, timeLeft, endpoint, key.get());
                attempt.begin();
                var outcome = sender.send(message);
                attempt.answered(outcome);
                attempt.firstRefusal(recordOutcome.of(delivery, endpoint, key.get(), outcome));
            }
        }
    }

    private PushMessage message(
            DueDelivery delivery,
            Receiver receiver,
            Duration timeLeft,
            URI endpoint,
            VapidKey key) {
        return new PushMessage(
                endpoint,
                keys(receiver),
                key,
                json.writeValueAsBytes(delivery.payload()),
                timeLeft,
                Urgency.NORMAL,
                PushTopic.of(delivery.payload().tag()));
    }

    private ReceiverKeys keys(Receiver receiver) {
        return ReceiverKeys.parse(
                encryption.decrypt(receiver.p256dh(), receiver.endpoint()),
                encryption.decrypt(receiver.auth(), receiver.endpoint()));
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
