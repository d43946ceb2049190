package io.bookmaru.push.delivery;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param pollInterval how often to look for what is due; what this instance committed itself is
///   looked for at once
/// @param lease how long an instance may take for one delivery before another tries it
/// @param inFlight how many are being sent at a time
/// @param inFlightPerOrigin how many of them to one push service; one that hangs holds no more
/// @param ratePerOrigin how many a second one push service gets from this instance
/// @param minBackoff pause after the first failure; doubles with each further one, up to maxBackoff
/// @param breakerWait how long a push service is left alone that fails half of the time; doubles
///   while it goes on
/// @param minPause how long a subscription is left alone that refuses our key; doubles with each
///   further refusal, up to maxPause
@ConfigurationProperties("bookmaru.push.delivery")
record DeliveryProperties(
        @DefaultValue("1s") Duration pollInterval,
        @DefaultValue("60s") Duration lease,
        @DefaultValue("400") int inFlight,
        @DefaultValue("200") int inFlightPerOrigin,
        @DefaultValue("5000") int ratePerOrigin,
        @DefaultValue("10s") Duration minBackoff,
        @DefaultValue("1h") Duration maxBackoff,
        @DefaultValue("10s") Duration breakerWait,
        @DefaultValue("10m") Duration minPause,
        @DefaultValue("1d") Duration maxPause) {}
