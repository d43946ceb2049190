package io.bookmaru.api.push;

import io.bookmaru.consumer.reply.Asker;
import io.bookmaru.consumer.reply.Askers;
import io.bookmaru.consumer.reply.Exchange;
import io.bookmaru.events.SubscriptionAnswered;
import io.bookmaru.events.Topics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RequestAndReply {

    @Bean
    Asker<SubscriptionAnswered> pushService(Askers askers, SubscriptionProperties subscription) {
        return askers.asker(
                new Exchange<>(
                        Topics.SUBSCRIPTION_REQUEST,
                        Topics.SUBSCRIPTION_RESPONSE,
                        SubscriptionAnswered.class,
                        SubscriptionAnswered::requestId,
                        subscription.answerWithin()));
    }
}
