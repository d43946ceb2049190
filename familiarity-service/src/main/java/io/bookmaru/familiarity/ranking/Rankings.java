package io.bookmaru.familiarity.ranking;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.bookmaru.familiarity.index.IndexAt;
import io.bookmaru.familiarity.index.ProfileIndex;
import io.bookmaru.familiarity.member.MemberForgotten;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/// The rankings of recent viewers. Nothing is computed for anybody else, and views of one viewer at
/// the same time wait for a single computation.
@Component
class Rankings {
    private final ProfileIndex index;
    private final ComputeRanking computeRanking;
    private final SharedRankings shared;
    private final Cache<Long, Viewer> viewers;

    Rankings(
            ProfileIndex index,
            ComputeRanking computeRanking,
            SharedRankings shared,
            RankingProperties properties) {
        this.index = index;
        this.computeRanking = computeRanking;
        this.shared = shared;
        this.viewers =
                Caffeine.newBuilder()
                        .maximumSize(properties.viewersInMemory())
                        .expireAfterAccess(properties.keptFor())
                        .build();
    }

    /// What is made of a ranking, while the index is as it was when the ranking was computed.
    interface Look<T> {
        T at(Ranking ranking, IndexAt index);
    }

    /// @param reach how many places are looked at
    /// @throws io.bookmaru.http.ConflictException when the viewer has no approved profile
    <T> T look(long viewerId, long reach, Look<T> look) {
        return viewers.get(viewerId, _ -> new Viewer()).look(viewerId, reach, look);
    }

    @TransactionalEventListener
    void on(MemberForgotten member) {
        viewers.invalidate(member.id());
        shared.forget(member.id());
    }

    private class Viewer {
        private @Nullable Ranking newest;

        /// What is known is read before the index catches up, so that the index is never behind it.
        synchronized <T> T look(long id, long reach, Look<T> look) {
            var known = newest == null ? shared.find(id) : newest;
            index.catchUp();
            var answer =
                    index.read(at -> {
                        var current = computeRanking.current(id, known, reach, at);
                        newest = current;
                        return look.at(current, at);
                    });
            if (newest != null && (known == null || known.asOf() != newest.asOf()))
                shared.keep(id, newest);
            return answer;
        }
    }
}
