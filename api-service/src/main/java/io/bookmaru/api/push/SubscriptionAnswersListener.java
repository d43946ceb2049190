package io.bookmaru.api.push;

import io.bookmaru.events.SubscriptionAnswered;
import io.bookmaru.events.Topics;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/// Notes answers that came too late for the request that waited. A repeat notes the same.
@Component
class SubscriptionAnswersListener {
    private final SubscriptionRequests requests;

    SubscriptionAnswersListener(SubscriptionRequests requests) {
        this.requests = requests;
    }

    @KafkaListener(topics = Topics.SUBSCRIPTION_RESPONSE)
    void on(SubscriptionAnswered answer) {
        requests.answer(answer);
    }
}
