package io.bookmaru.push.subscription;

import io.bookmaru.events.SubscriptionRequested;
import io.bookmaru.events.Topics;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.handler.annotation.Header;
import org.springframework.stereotype.Component;

/// Applies a request, then answers it: a request whose answer was lost comes again and is only
/// answered again.
///
/// The answer goes to the one topic that exists for it. A reply topic named by a header is never
/// followed, so nobody can have answers sent elsewhere.
@Component
class SubscriptionRequestedListener {
    private final ApplyRequest applyRequest;
    private final SubscriptionAnswers answers;

    SubscriptionRequestedListener(ApplyRequest applyRequest, SubscriptionAnswers answers) {
        this.applyRequest = applyRequest;
        this.answers = answers;
    }

    @KafkaListener(topics = Topics.SUBSCRIPTION_REQUEST)
    void on(
            SubscriptionRequested request,
            @Header(name = KafkaHeaders.CORRELATION_ID, required = false)
                    byte @Nullable [] correlation) {
        var outcome = applyRequest.apply(request);
        answers.send(request.requestId(), outcome, correlation);
    }
}
