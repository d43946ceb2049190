package io.bookmaru.push;

import io.bookmaru.consumer.reply.Asker;
import io.bookmaru.consumer.reply.Askers;
import io.bookmaru.consumer.reply.Exchange;
import io.bookmaru.events.SubscriptionAnswered;
import io.bookmaru.events.SubscriptionRequested;
import io.bookmaru.events.Topics;
import java.time.Duration;

/// Asks as api-service does, with more patience.
public final class SubscriptionAsker implements AutoCloseable {
    private final Asker<SubscriptionAnswered> asker;

    public SubscriptionAsker(Askers askers) {
        this.asker =
                askers.asker(
                        new Exchange<>(
                                Topics.SUBSCRIPTION_REQUEST,
                                Topics.SUBSCRIPTION_RESPONSE,
                                SubscriptionAnswered.class,
                                SubscriptionAnswered::requestId,
                                Duration.ofSeconds(30)));
        asker.start();
    }

    public SubscriptionAnswered ask(SubscriptionRequested request) {
        var key = Long.toString(request.memberId());
        return asker.ask(key, request, request.requestId()).orElseThrow();
    }

    @Override
    public void close() {
        asker.stop();
    }
}
