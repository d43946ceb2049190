package io.bookmaru.api.republication;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param chunkSize reactions published in one transaction
/// @param maxOutbox a run over all children pauses while the outbox has more entries than this, so
///   that what happens now waits behind no more than these
/// @param continueEvery how long a pause is
@ConfigurationProperties("bookmaru.republication")
record RepublicationProperties(
        @DefaultValue("500") int chunkSize,
        @DefaultValue("2000") int maxOutbox,
        @DefaultValue("1s") Duration continueEvery) {}
