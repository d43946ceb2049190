package io.bookmaru.preference.drain;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param interval between the starts of a partition's drains; one that takes longer delays the
///   next
/// @param childrenPerChunk whose reactions are applied in one transaction
/// @param parallelism partitions drained at the same time; each takes a database connection
/// @param stalledAfter how long reactions may wait without any being applied before health is down
@ConfigurationProperties("bookmaru.drain")
record DrainProperties(
        @DefaultValue("2s") Duration interval,
        @DefaultValue("500") int childrenPerChunk,
        @DefaultValue("4") int parallelism,
        @DefaultValue("1m") Duration stalledAfter) {}
