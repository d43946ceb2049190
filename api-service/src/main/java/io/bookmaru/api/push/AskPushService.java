package io.bookmaru.api.push;

import io.bookmaru.api.push.SubscriptionOutcome.Kept;
import io.bookmaru.api.push.SubscriptionOutcome.Refused;
import io.bookmaru.api.push.SubscriptionOutcome.Subscribed;
import io.bookmaru.api.push.SubscriptionOutcome.Unsubscribed;
import io.bookmaru.consumer.reply.Asker;
import io.bookmaru.events.SubscriptionAnswered;
import io.bookmaru.events.SubscriptionRequested;
import io.bookmaru.events.Topics;
import io.bookmaru.publisher.Outbox;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Asks push-service over Kafka and waits for its reply. Without one in time, or while waiting
/// makes no sense, the request goes into the outbox; push-service treats a request that it has
/// answered before as a repeat.
@Component
class AskPushService {
    private static final Logger log = LoggerFactory.getLogger(AskPushService.class);

    private final Asker<SubscriptionAnswered> pushService;
    private final Patience patience;
    private final SubscriptionRequests requests;
    private final Outbox outbox;
    private final TransactionTemplate transactions;
    private final Clock clock;

    AskPushService(
            Asker<SubscriptionAnswered> pushService,
            Patience patience,
            SubscriptionRequests requests,
            Outbox outbox,
            TransactionTemplate transactions,
            Clock clock) {
        this.pushService = pushService;
        this.patience = patience;
        this.requests = requests;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    SubscriptionOutcome ask(SubscriptionRequested request) {
        var key = Long.toString(request.memberId());
        return patience.ask(() -> pushService.ask(key, request, request.requestId()))
                .map(AskPushService::outcome)
                .orElseGet(() -> {
                    log.warn("No answer to subscription request {}", request.requestId());
                    keep(request);
                    return new Kept(request.requestId());
                });
    }

    private void keep(SubscriptionRequested request) {
        transactions.executeWithoutResult(status -> {
            requests.insert(request.requestId(), request.memberId(), clock.instant());
            outbox.append(Topics.SUBSCRIPTION_REQUEST, request.memberId(), request);
        });
    }

    private static SubscriptionOutcome outcome(SubscriptionAnswered answer) {
        return switch (answer.outcome()) {
            case SUBSCRIBED ->
                    answer.subscriptionId() == null
                            ? new Refused("push-service named no subscription")
                            : new Subscribed(answer.subscriptionId());
            case UNSUBSCRIBED -> new Unsubscribed();
            case REFUSED -> new Refused(answer.reason() == null ? "refused" : answer.reason());
        };
    }
}
