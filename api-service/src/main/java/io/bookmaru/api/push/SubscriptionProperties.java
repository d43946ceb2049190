package io.bookmaru.api.push;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param answerWithin how long a request waits for push-service before it is answered with 202
@ConfigurationProperties("bookmaru.subscription")
record SubscriptionProperties(@DefaultValue("3s") Duration answerWithin) {}
