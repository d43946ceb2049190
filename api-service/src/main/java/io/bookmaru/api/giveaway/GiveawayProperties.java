package io.bookmaru.api.giveaway;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param deliveryTimeout how long Kafka may take to confirm an entry; after that it is not
///   promised. Instances must agree on it while a giveaway closes, as they do on the skew: it is
///   not made shorter then
/// @param clockSkew by how much the clocks of two instances may differ
/// @param lookEvery how often an instance looks what has closed or sold out
/// @param atOnce entries that may wait for Kafka in this instance; further ones are refused
/// @param perSecond entries that this instance sends to Kafka in a second; further ones are refused
/// @param remembered confirmed entries of which this instance knows that a repeat is one
@ConfigurationProperties("bookmaru.giveaway")
record GiveawayProperties(
        @DefaultValue("5s") Duration deliveryTimeout,
        @DefaultValue("1s") Duration clockSkew,
        @DefaultValue("500ms") Duration lookEvery,
        @DefaultValue("5000") int atOnce,
        @DefaultValue("20000") int perSecond,
        @DefaultValue("100000") int remembered) {

    /// From closing on: an entry that was accepted before is in the log by then, or was not
    /// promised.
    Duration closingTime() {
        return deliveryTimeout.plus(clockSkew);
    }
}
