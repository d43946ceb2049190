package io.bookmaru.api.push;

import io.bookmaru.api.push.SubscriptionOutcome.Kept;
import io.bookmaru.api.push.SubscriptionOutcome.Refused;
import io.bookmaru.api.push.SubscriptionOutcome.Subscribed;
import io.bookmaru.api.push.SubscriptionOutcome.Unsubscribed;
import io.bookmaru.consumer.EventReader;
import io.bookmaru.events.SubscriptionAnswered;
import io.bookmaru.events.SubscriptionRequested;
import io.bookmaru.events.Topics;
import io.bookmaru.publisher.EventRecords;
import io.bookmaru.publisher.Outbox;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.requestreply.ReplyingKafkaTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Asks push-service over Kafka and waits for its reply. Without one in time, the request goes into
/// the outbox; push-service treats a request that it has answered before as a repeat.
@Component
class AskPushService {
    private static final Logger log = LoggerFactory.getLogger(AskPushService.class);

    private final ReplyingKafkaTemplate<String, byte[], byte[]> pushService;
    private final EventRecords records;
    private final EventReader reader;
    private final SubscriptionRequests requests;
    private final SubscriptionProperties properties;
    private final Outbox outbox;
    private final TransactionTemplate transactions;
    private final Clock clock;

    AskPushService(
            ReplyingKafkaTemplate<String, byte[], byte[]> pushService,
            EventRecords records,
            EventReader reader,
            SubscriptionRequests requests,
            SubscriptionProperties properties,
            Outbox outbox,
            TransactionTemplate transactions,
            Clock clock) {
        this.pushService = pushService;
        this.records = records;
        this.reader = reader;
        this.requests = requests;
        this.properties = properties;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    SubscriptionOutcome ask(SubscriptionRequested request) {
        return reply(request)
                .map(AskPushService::outcome)
                .orElseGet(() -> {
                    keep(request);
                    return new Kept(request.requestId());
                });
    }

    private Optional<SubscriptionAnswered> reply(SubscriptionRequested request) {
        var key = Long.toString(request.memberId());
        try {
            var record = records.record(Topics.SUBSCRIPTION_REQUEST, key, request);
            // The template forgets its waiting callers when it stops, so the wait ends by itself.
            var reply =
                    pushService
                            .sendAndReceive(record)
                            .get(properties.answerWithin().toMillis(), TimeUnit.MILLISECONDS);
            return Optional.of(reader.read(reply, SubscriptionAnswered.class));
        } catch (TimeoutException | ExecutionException | KafkaException e) {
            log.warn("No answer to subscription request {}: {}", request.requestId(), e.toString());
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
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
