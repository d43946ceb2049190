package io.bookmaru.familiarity.ranking;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How many computed rankings an instance keeps in memory. Losing one costs time only.
///
/// @param keptPlaces places in all rankings together, 8 bytes each
/// @param keptFor since the viewer last looked
@ConfigurationProperties("bookmaru.familiarity.ranking")
record RankingProperties(
        @DefaultValue("4000000") long keptPlaces, @DefaultValue("1h") Duration keptFor) {}
