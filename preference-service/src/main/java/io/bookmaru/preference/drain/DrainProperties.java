package io.bookmaru.preference.drain;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param interval pause between the end of one drain and the start of the next
/// @param childrenPerChunk whose reactions are applied in one transaction
/// @param parallelism partitions drained at the same time; each takes a database connection
@ConfigurationProperties("bookmaru.drain")
record DrainProperties(
        @DefaultValue("2s") Duration interval,
        @DefaultValue("500") int childrenPerChunk,
        @DefaultValue("4") int parallelism) {}
