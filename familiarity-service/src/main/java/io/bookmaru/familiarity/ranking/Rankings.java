package io.bookmaru.familiarity.ranking;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The rankings of recent viewers. Nothing is computed for anybody else, and views of one viewer at
/// the same time wait for a single computation.
@Component
class Rankings {
    private final ComputeRanking computeRanking;
    private final Cache<Long, Viewer> viewers;

    Rankings(ComputeRanking computeRanking, RankingProperties properties) {
        this.computeRanking = computeRanking;
        this.viewers =
                Caffeine.newBuilder()
                        .maximumWeight(properties.keptPlaces())
                        .weigher((Long _, Viewer viewer) -> viewer.weight())
                        .expireAfterAccess(properties.keptFor())
                        .build();
    }

    /// @throws io.bookmaru.http.ConflictException when the viewer has no approved profile
    Ranking current(long viewerId) {
        var viewer = viewers.get(viewerId, _ -> new Viewer());
        var weightBefore = viewer.weight();
        var ranking = viewer.look(viewerId);
        if (viewer.weight() != weightBefore) viewers.put(viewerId, viewer);
        return ranking;
    }

    private class Viewer {
        private static final int OF_AN_EMPTY_RANKING = 16;

        private volatile @Nullable Ranking newest;

        synchronized Ranking look(long id) {
            var current = computeRanking.current(id, newest);
            newest = current;
            return current;
        }

        int weight() {
            var ranking = newest;
            return OF_AN_EMPTY_RANKING + (ranking == null ? 0 : ranking.size());
        }
    }
}
