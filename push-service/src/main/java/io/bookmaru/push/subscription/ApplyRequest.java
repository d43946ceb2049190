package io.bookmaru.push.subscription;

import io.bookmaru.events.SubscriptionRequested;
import java.util.Objects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// Binds a browser to a member, or releases it, and answers. A request is applied once and answered
/// as often as it comes.
///
/// What it changes is committed before it is answered, in a transaction of its own: only then do
/// the senders see that a browser has left a member, and what they have begun to send by then is
/// waited for. So whoever has an answer knows that nothing of the member before arrives any more.
@Component
class ApplyRequest {
    private final AnsweredRequests answered;
    private final CheckBrowser checkBrowser;
    private final BindBrowser bindBrowser;
    private final SubscriptionAnswers answers;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate ownTransaction;

    ApplyRequest(
            AnsweredRequests answered,
            CheckBrowser checkBrowser,
            BindBrowser bindBrowser,
            SubscriptionAnswers answers,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.answered = answered;
        this.checkBrowser = checkBrowser;
        this.bindBrowser = bindBrowser;
        this.answers = answers;
        this.events = events;
        this.ownTransaction = new TransactionTemplate(transactions);
        ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Transactional
    void apply(SubscriptionRequested request) {
        var applied = Objects.requireNonNull(ownTransaction.execute(_ -> applyOnce(request)));
        if (applied.ended() != null) events.publishEvent(applied.ended());
        answers.append(request.requestId(), applied.outcome());
    }

    private Applied applyOnce(SubscriptionRequested request) {
        var known = answered.find(request.requestId());
        if (known.isPresent()) return Applied.withoutEnd(known.get());
        var applied =
                switch (request.kind()) {
                    case SUBSCRIBE -> subscribe(request);
                    case UNSUBSCRIBE ->
                            bindBrowser.release(
                                    request.memberId(), request.endpoint(), request.occurredAt());
                };
        answered.add(request.requestId(), applied.outcome());
        return applied;
    }

    private Applied subscribe(SubscriptionRequested request) {
        if (request.p256dh() == null || request.auth() == null)
            return Applied.refused("keys: missing");
        var browser =
                new NewBrowser(
                        new PushAddress(request.endpoint(), request.p256dh(), request.auth()),
                        request.applicationServerKey());
        return checkBrowser
                .check(browser)
                .map(Applied::refused)
                .orElseGet(
                        () -> bindBrowser.bind(request.memberId(), browser, request.occurredAt()));
    }
}
