package io.bookmaru.api.push;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// When push-service is asked, and when a request is kept for it without asking.
///
/// @param answerWithin how long a request waits for push-service before it is answered with 202
/// @param waitAtMost how many requests may wait at a time; the others are answered with 202 at once
/// @param failures nobody is asked any more when so many of the last `calls` had no answer
/// @param calls how many requests, at least and at most, decide that
/// @param pause how long nobody is asked; then `tries` requests are, and most must be answered
/// @param tries how many requests end a pause or begin another one
@ConfigurationProperties("bookmaru.subscription")
record SubscriptionProperties(
        @DefaultValue("3s") Duration answerWithin,
        @DefaultValue("50") int waitAtMost,
        @DefaultValue("5") int failures,
        @DefaultValue("10") int calls,
        @DefaultValue("10s") Duration pause,
        @DefaultValue("3") int tries) {}
