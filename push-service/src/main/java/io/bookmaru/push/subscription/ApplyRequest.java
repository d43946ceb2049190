package io.bookmaru.push.subscription;

import io.bookmaru.events.SubscriptionRequested;
import io.bookmaru.push.endpoint.EndpointPolicy;
import io.bookmaru.push.endpoint.EndpointVerdict.Allowed;
import io.bookmaru.push.endpoint.EndpointVerdict.Refused;
import io.bookmaru.push.webpush.InvalidReceiverKeysException;
import io.bookmaru.push.webpush.ReceiverKeys;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Binds a browser to a member, or releases it, and answers. A request is applied once and answered
/// as often as it comes.
@Component
class ApplyRequest {
    private final AnsweredRequests answered;
    private final Subscriptions subscriptions;
    private final EndpointPolicy policy;
    private final SubscriptionAnswers answers;
    private final ApplicationEventPublisher events;

    ApplyRequest(
            AnsweredRequests answered,
            Subscriptions subscriptions,
            EndpointPolicy policy,
            SubscriptionAnswers answers,
            ApplicationEventPublisher events) {
        this.answered = answered;
        this.subscriptions = subscriptions;
        this.policy = policy;
        this.answers = answers;
        this.events = events;
    }

    @Transactional
    void apply(SubscriptionRequested request) {
        var outcome = answered.find(request.requestId()).orElseGet(() -> applyNow(request));
        answers.append(request.requestId(), outcome);
    }

    private SubscriptionOutcome applyNow(SubscriptionRequested request) {
        var outcome =
                switch (request.kind()) {
                    case SUBSCRIBE -> subscribe(request);
                    case UNSUBSCRIBE -> unsubscribe(request);
                };
        answered.add(request.requestId(), outcome);
        return outcome;
    }

    /// What is kept is the text that was sent: a browser unsubscribes with the same.
    private SubscriptionOutcome subscribe(SubscriptionRequested request) {
        return switch (policy.judge(request.endpoint())) {
            case Refused(String reason) -> new SubscriptionOutcome.Refused("endpoint: " + reason);
            case Allowed _ -> bind(request);
        };
    }

    private SubscriptionOutcome bind(SubscriptionRequested request) {
        var p256dh = request.p256dh();
        var auth = request.auth();
        if (p256dh == null || auth == null) {
            return new SubscriptionOutcome.Refused("keys: missing");
        }
        try {
            ReceiverKeys.parse(p256dh, auth);
        } catch (InvalidReceiverKeysException e) {
            return new SubscriptionOutcome.Refused("keys: " + e.getMessage());
        }
        var bound = subscriptions.bind(request.memberId(), request.endpoint(), p256dh, auth);
        events.publishEvent(bound);
        return new SubscriptionOutcome.Subscribed(bound.subscriptionId());
    }

    private SubscriptionOutcome unsubscribe(SubscriptionRequested request) {
        subscriptions.unbind(request.memberId(), request.endpoint());
        return new SubscriptionOutcome.Unsubscribed();
    }
}
