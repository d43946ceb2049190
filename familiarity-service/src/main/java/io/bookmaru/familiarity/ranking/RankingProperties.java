package io.bookmaru.familiarity.ranking;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How much of computed rankings is kept. Losing one costs time only.
///
/// @param keptPlaces the first so many of each ranking, 8 bytes each; whoever looks further down
///   waits for a pass over all members
/// @param viewersInMemory rankings that an instance keeps by itself, beside Redis
/// @param keptFor since it was last computed
/// @param redisPause how long Redis is left alone after it has failed
@ConfigurationProperties("bookmaru.familiarity.ranking")
record RankingProperties(
        @DefaultValue("1000") int keptPlaces,
        @DefaultValue("2000") int viewersInMemory,
        @DefaultValue("1h") Duration keptFor,
        @DefaultValue("5s") Duration redisPause) {

    RankingProperties {
        if (keptPlaces < 1 || viewersInMemory < 0)
            throw new IllegalArgumentException(
                    "kept-places: %d, viewers-in-memory: %d (expected: >= 1, >= 0)"
                            .formatted(keptPlaces, viewersInMemory));
    }
}
