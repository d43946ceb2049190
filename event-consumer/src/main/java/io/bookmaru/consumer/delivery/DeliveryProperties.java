package io.bookmaru.consumer.delivery;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param minBackoff first pause while infrastructure is down; doubles up to maxBackoff, without
///   end
/// @param tries how often a record that fails with a bug is tried before it leaves its topic
/// @param retryDelays one retry topic for each: how long a record waits in it for its next try
@ConfigurationProperties("bookmaru.kafka")
public record DeliveryProperties(
        @DefaultValue("500ms") Duration minBackoff,
        @DefaultValue("30s") Duration maxBackoff,
        @DefaultValue("3") int tries,
        @DefaultValue({"10s", "1m"}) List<Duration> retryDelays) {}
