package io.bookmaru.push.subscription;

import io.bookmaru.consumer.erasure.ErasedSubjects;
import io.bookmaru.events.ErasureConfirmed.Kind;
import io.bookmaru.events.SubscriptionRequested;
import io.bookmaru.push.endpoint.EndpointPolicy;
import io.bookmaru.push.endpoint.EndpointVerdict.Allowed;
import io.bookmaru.push.endpoint.EndpointVerdict.Refused;
import io.bookmaru.push.member.MemberLock;
import io.bookmaru.push.webpush.InvalidReceiverKeysException;
import io.bookmaru.push.webpush.ReceiverKeys;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Binds a browser to a member, or releases it, and answers. A request is applied once and answered
/// as often as it comes. One that comes after a newer one for the same browser changes nothing.
@Component
class ApplyRequest {
    private static final String LATE =
            "request: older than another for this browser, or than 30 days";

    private final AnsweredRequests answered;
    private final NewestRequests newest;
    private final Subscriptions subscriptions;
    private final ErasedSubjects erased;
    private final MemberLock lock;
    private final EndpointPolicy policy;
    private final SubscriptionAnswers answers;
    private final ApplicationEventPublisher events;

    ApplyRequest(
            AnsweredRequests answered,
            NewestRequests newest,
            Subscriptions subscriptions,
            ErasedSubjects erased,
            MemberLock lock,
            EndpointPolicy policy,
            SubscriptionAnswers answers,
            ApplicationEventPublisher events) {
        this.answered = answered;
        this.newest = newest;
        this.subscriptions = subscriptions;
        this.erased = erased;
        this.lock = lock;
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
        if (erased.includeAnyOf(Kind.MEMBER, request.memberId()))
            return new SubscriptionOutcome.Refused("member: erased");
        lock.take(request.memberId());
        if (!newest.admit(request.endpoint(), request.occurredAt()))
            return answerLate(request, p256dh, auth);
        var bound = subscriptions.bind(request.memberId(), request.endpoint(), p256dh, auth);
        events.publishEvent(bound);
        return new SubscriptionOutcome.Subscribed(bound.subscriptionId());
    }

    /// The member may have asked again meanwhile, and got what this request is about.
    private SubscriptionOutcome answerLate(
            SubscriptionRequested request, String p256dh, String auth) {
        return subscriptions
                .find(request.memberId(), request.endpoint(), p256dh, auth)
                .<SubscriptionOutcome>map(SubscriptionOutcome.Subscribed::new)
                .orElseGet(() -> new SubscriptionOutcome.Refused(LATE));
    }

    private SubscriptionOutcome unsubscribe(SubscriptionRequested request) {
        if (newest.admit(request.endpoint(), request.occurredAt()))
            subscriptions.unbind(request.memberId(), request.endpoint());
        return new SubscriptionOutcome.Unsubscribed();
    }
}
