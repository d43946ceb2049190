package io.bookmaru.events;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// push-service's answer to a [SubscriptionRequested], sent after its own commit.
///
/// @param subscriptionId set when subscribed
/// @param reason set when refused: what is wrong with the request, in words
public record SubscriptionAnswered(
        UUID eventId,
        Instant occurredAt,
        UUID requestId,
        Outcome outcome,
        @Nullable Long subscriptionId,
        @Nullable String reason)
        implements Event {

    public enum Outcome {
        SUBSCRIBED,
        UNSUBSCRIBED,
        REFUSED
    }
}
