package io.bookmaru.familiarity.ranking;

import io.bookmaru.familiarity.index.IndexAt;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Makes a viewer's ranking current at the least cost: what changed is scored again, and everything
/// only if the viewer or the weights changed, or if too many of the first have left.
@Component
class ComputeRanking {
    private final RankingProperties properties;
    private final Clock clock;
    private final Counter scored;

    ComputeRanking(RankingProperties properties, Clock clock, MeterRegistry meters) {
        this.properties = properties;
        this.clock = clock;
        this.scored = meters.counter(RankingMetrics.PROFILES_SCORED);
    }

    /// @param known the viewer's ranking so far, if there is one
    /// @param reach how many places are about to be looked at
    /// @throws io.bookmaru.http.ConflictException when the viewer has no approved profile
    Ranking current(long viewer, @Nullable Ranking known, long reach, IndexAt index) {
        if (!index.contains(viewer)) throw ProfileRequired.exception();
        if (known == null
                || known.epoch() != index.rarity().epoch()
                || !index.knowsAllChangedAfter(known.watermark())) return everybody(viewer, index);
        var changed = index.changedAfter(known.watermark());
        if (changed.contains(viewer)) return everybody(viewer, index);
        var current =
                changed.isEmpty()
                        ? known.stillCurrentAt(index.watermark())
                        : changed(viewer, known, changed, index);
        var reached = current.reaches(Math.min(reach, properties.keptPlaces()));
        return reached ? current : everybody(viewer, index);
    }

    private Ranking changed(long viewer, Ranking known, Set<Long> changed, IndexAt index) {
        var now = clock.instant();
        var others = index.compareWith(viewer);
        scored.increment(changed.size());
        var places = changed.stream().mapToLong(others::place).toArray();
        return known.with(changed, places, properties.keptPlaces(), index.watermark(), now);
    }

    private Ranking everybody(long viewer, IndexAt index) {
        var now = clock.instant();
        var kept = properties.keptPlaces();
        scored.increment(index.size() - 1.0);
        var best = index.compareWith(viewer).scan().best(kept);
        return Ranking.of(best, kept, index.watermark(), index.rarity().epoch(), now);
    }
}
