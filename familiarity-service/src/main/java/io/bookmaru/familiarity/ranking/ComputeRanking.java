package io.bookmaru.familiarity.ranking;

import static java.util.stream.Collectors.toMap;

import io.bookmaru.familiarity.profile.ProfileVersion;
import io.bookmaru.familiarity.profile.ProfileVersion.Approved;
import io.bookmaru.familiarity.score.Rarities;
import io.bookmaru.familiarity.score.Rarity;
import io.bookmaru.familiarity.score.ScoreFamiliarity;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Makes a viewer's ranking current at the least cost: what changed is scored again, and everything
/// only if the viewer or the weights changed.
@Component
class ComputeRanking {
    private final ProfileIndex index;
    private final Rarities rarities;
    private final ScoreFamiliarity score;
    private final Clock clock;
    private final Counter scored;

    ComputeRanking(
            ProfileIndex index,
            Rarities rarities,
            ScoreFamiliarity score,
            Clock clock,
            MeterRegistry meters) {
        this.index = index;
        this.rarities = rarities;
        this.score = score;
        this.clock = clock;
        this.scored = meters.counter(RankingMetrics.PROFILES_SCORED);
    }

    /// @param known the viewer's ranking so far, if there is one
    /// @throws io.bookmaru.http.ConflictException when the viewer has no approved profile
    Ranking current(long viewer, @Nullable Ranking known) {
        var watermark = index.catchUp();
        var rarity = rarities.current();
        var own = index.find(viewer);
        if (own == null) throw ProfileRequired.exception();
        return known == null || isOutdated(known, own, rarity)
                ? everybody(own, rarity, watermark)
                : changedSince(known, own, watermark);
    }

    private static boolean isOutdated(Ranking known, Approved own, Rarity rarity) {
        return own.changeSeq() > known.watermark() || known.rarity().epoch() != rarity.epoch();
    }

    private Ranking everybody(Approved own, Rarity rarity, long watermark) {
        var now = clock.instant();
        var places = places(index.all().stream(), own, rarity);
        return Ranking.of(places, watermark, rarity, now);
    }

    private Ranking changedSince(Ranking known, Approved own, long watermark) {
        var now = clock.instant();
        var changed =
                index.changedAfter(known.watermark())
                        .collect(toMap(ProfileVersion::memberId, version -> version));
        if (changed.isEmpty()) return known.stillCurrentAt(watermark);
        var places = places(changed.values().stream(), own, known.rarity());
        return known.with(changed.keySet(), places, watermark, now);
    }

    private LongStream places(Stream<ProfileVersion> versions, Approved own, Rarity rarity) {
        return versions.filter(Approved.class::isInstance)
                .map(Approved.class::cast)
                .filter(other -> other.memberId() != own.memberId())
                .mapToLong(other -> place(own, other, rarity));
    }

    private long place(Approved own, Approved other, Rarity rarity) {
        scored.increment();
        var tenths = score.score(own.profile(), other.profile(), rarity);
        return Ranking.place(other.memberId(), tenths);
    }
}
