package io.bookmaru.push.delivery;

import io.bookmaru.push.delivery.DueDelivery.Receiver;
import io.bookmaru.push.endpoint.EndpointPolicy;
import io.bookmaru.push.endpoint.EndpointVerdict.Allowed;
import io.bookmaru.push.endpoint.EndpointVerdict.Refused;
import io.bookmaru.push.webpush.PushMessage;
import io.bookmaru.push.webpush.PushOutcome.RetryLater;
import io.bookmaru.push.webpush.ReceiverKeys;
import io.bookmaru.push.webpush.Urgency;
import io.bookmaru.push.webpush.WebPushSender;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Sends one claimed delivery, unless there is a reason not to any more, and records what became of
/// it.
///
/// At least once: when this instance dies between the two, the message is sent again. It then
/// carries the same topic and the same tag, so the member sees it once.
@Component
class DeliverPush {
    private final EndpointPolicy policy;
    private final WebPushSender sender;
    private final RecordOutcome recordOutcome;
    private final JsonMapper json;
    private final Clock clock;

    DeliverPush(
            EndpointPolicy policy,
            WebPushSender sender,
            RecordOutcome recordOutcome,
            JsonMapper json,
            Clock clock) {
        this.policy = policy;
        this.sender = sender;
        this.recordOutcome = recordOutcome;
        this.json = json;
        this.clock = clock;
    }

    void deliver(DueDelivery delivery) {
        var receiver = delivery.receiver();
        var timeLeft = Duration.between(clock.instant(), delivery.expiresAt());
        if (receiver == null) {
            recordOutcome.dropped(delivery, "unsubscribed");
        } else if (!timeLeft.isPositive()) {
            recordOutcome.dropped(delivery, "expired");
        } else {
            deliver(delivery, receiver, timeLeft);
        }
    }

    private void deliver(DueDelivery delivery, Receiver receiver, Duration timeLeft) {
        switch (policy.judge(receiver.endpoint())) {
            case Refused(String reason) -> recordOutcome.dropped(delivery, "endpoint: " + reason);
            case Allowed(URI endpoint) -> deliver(delivery, receiver, timeLeft, endpoint);
        }
    }

    private void deliver(DueDelivery delivery, Receiver receiver, Duration timeLeft, URI endpoint) {
        try {
            if (policy.leadsOutside(endpoint)) {
                var message = message(delivery, receiver, timeLeft, endpoint);
                recordOutcome.of(delivery, endpoint, sender.send(message));
            } else {
                recordOutcome.dropped(delivery, "endpoint: not a public address");
            }
        } catch (UnknownHostException e) {
            recordOutcome.of(delivery, endpoint, new RetryLater(null, "unknown host"));
        }
    }

    private PushMessage message(
            DueDelivery delivery, Receiver receiver, Duration timeLeft, URI endpoint) {
        return new PushMessage(
                endpoint,
                ReceiverKeys.parse(receiver.p256dh(), receiver.auth()),
                json.writeValueAsBytes(delivery.payload()),
                timeLeft,
                Urgency.NORMAL,
                PushTopic.of(delivery.payload().tag()));
    }
}
