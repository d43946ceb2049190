package io.bookmaru.publisher;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param enabled whether this service has an outbox table and relays it
/// @param batchSize entries sent and deleted in one transaction
/// @param gather how long the relay lets events gather before it looks again after a batch that was
///   not full: many small batches cost the database and Kafka more than they gain in time
/// @param pollInterval how long an entry waits at most when the wake-up after its commit was
///   missed, as when another instance died before it relayed its own
/// @param minBackoff pause after a failed batch; doubles up to maxBackoff while failures go on
@ConfigurationProperties("bookmaru.outbox")
public record OutboxProperties(
        @DefaultValue("false") boolean enabled,
        @DefaultValue("500") int batchSize,
        @DefaultValue("20ms") Duration gather,
        @DefaultValue("250ms") Duration pollInterval,
        @DefaultValue("100ms") Duration minBackoff,
        @DefaultValue("5s") Duration maxBackoff) {}
