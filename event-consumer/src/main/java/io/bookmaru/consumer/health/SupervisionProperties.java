package io.bookmaru.consumer.health;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param checkInterval how often the listeners are looked at
/// @param minBackoff how long a dead listener stays down before its first restart; doubles with
///   each death soon after a restart
/// @param maxBackoff longest pause before a restart; a listener that ran for that long starts again
///   with the shortest
@ConfigurationProperties("bookmaru.kafka.supervision")
record SupervisionProperties(
        @DefaultValue("1s") Duration checkInterval,
        @DefaultValue("5s") Duration minBackoff,
        @DefaultValue("60s") Duration maxBackoff) {}
