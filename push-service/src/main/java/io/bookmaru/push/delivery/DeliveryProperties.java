package io.bookmaru.push.delivery;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param pollInterval how often to look for what is due; what this instance committed itself is
///   looked for at once
/// @param lease how long an instance may take for one delivery before another tries it
/// @param inFlight how many are being sent at a time
/// @param minBackoff pause after the first failure; doubles with each further one, up to maxBackoff
@ConfigurationProperties("bookmaru.push.delivery")
record DeliveryProperties(
        @DefaultValue("1s") Duration pollInterval,
        @DefaultValue("60s") Duration lease,
        @DefaultValue("100") int inFlight,
        @DefaultValue("10s") Duration minBackoff,
        @DefaultValue("1h") Duration maxBackoff) {}
