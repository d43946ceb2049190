package io.bookmaru.push.subscription;

import io.bookmaru.events.SubscriptionRequested;
import io.bookmaru.events.Topics;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/// A request comes again when its answer did not arrive in time, and is then only answered again.
///
/// The answer goes to the one topic that exists for it and is found there by the request's id. No
/// header of a request is read, so nobody can have answers sent elsewhere.
@Component
class SubscriptionRequestedListener {
    private final ApplyRequest applyRequest;

    SubscriptionRequestedListener(ApplyRequest applyRequest) {
        this.applyRequest = applyRequest;
    }

    @KafkaListener(topics = Topics.SUBSCRIPTION_REQUEST)
    void on(SubscriptionRequested request) {
        applyRequest.apply(request);
    }
}
