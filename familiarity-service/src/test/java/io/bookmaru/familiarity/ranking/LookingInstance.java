package io.bookmaru.familiarity.ranking;

import io.bookmaru.familiarity.index.Place;
import io.bookmaru.familiarity.index.ProfileIndex;
import io.bookmaru.familiarity.profile.Profiles;
import io.bookmaru.familiarity.score.Rarities;
import io.bookmaru.familiarity.score.TestWeights;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What an instance of the service does for one viewer who looks again and again.
final class LookingInstance {
    private static final RankingProperties KEPT =
            new RankingProperties(1000, 10, Duration.ofHours(1), Duration.ofSeconds(1));

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ProfileIndex index;
    private final ComputeRanking computeRanking;
    private final long viewer;
    private Ranking known;

    LookingInstance(Profiles profiles, JdbcClient jdbc, long viewer) {
        this.viewer = viewer;
        this.index = new ProfileIndex(profiles, new Rarities(jdbc), TestWeights.score(), meters);
        this.computeRanking = new ComputeRanking(KEPT, Clock.systemUTC(), meters);
    }

    void look() {
        index.catchUp();
        known = index.read(at -> computeRanking.current(viewer, known, 20, at));
    }

    /// Pairs compared so far.
    int scored() {
        return (int) meters.counter(RankingMetrics.PROFILES_SCORED).count();
    }

    /// @return members who have everything in common with the viewer, as it sees them
    Set<Long> twins() {
        return LongStream.of(known.places())
                .filter(place -> Place.tenths(place) == 1000)
                .map(Place::member)
                .boxed()
                .collect(Collectors.toSet());
    }
}
