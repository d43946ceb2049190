package io.bookmaru.familiarity.ranking;

import io.bookmaru.familiarity.index.Place;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.function.LongPredicate;

/// The first places of one viewer's ranking.
///
/// @param places in order ([Place]): exactly those of all members that are not behind the bound
/// @param bound [Place#NONE] when the ranking is complete
/// @param watermark every change up to this number is in it
/// @param epoch of the weights that all its scores were made with
/// @param asOf when it was computed
record Ranking(long[] places, long bound, long watermark, long epoch, Instant asOf) {

    /// @param best the first places of all
    /// @param limit how many were asked for
    static Ranking of(long[] best, int limit, long watermark, long epoch, Instant asOf) {
        var bound = best.length < limit ? Place.NONE : best[limit - 1];
        return new Ranking(best, bound, watermark, epoch, asOf);
    }

    /// Places that come to lie behind the bound are dropped; those that leave a gap are not
    /// replaced, since nobody knows here who is next.
    ///
    /// @param changed members whose places are replaced
    /// @param newPlaces of those that are still there, in any order
    /// @param limit how many to keep
    Ranking with(Set<Long> changed, long[] newPlaces, int limit, long watermark, Instant asOf) {
        var kept = where(place -> !changed.contains(Place.member(place)));
        var all = Arrays.copyOf(kept, kept.length + newPlaces.length);
        var count = kept.length;
        for (var place : newPlaces) if (place != Place.NONE && place <= bound) all[count++] = place;
        Arrays.sort(all, 0, count);
        return count <= limit
                ? new Ranking(Arrays.copyOf(all, count), bound, watermark, epoch, asOf)
                : new Ranking(Arrays.copyOf(all, limit), all[limit - 1], watermark, epoch, asOf);
    }

    Ranking stillCurrentAt(long watermark) {
        return new Ranking(places, bound, watermark, epoch, asOf);
    }

    /// The others close up, so that ranks count who is left.
    Ranking without(Set<Long> hidden) {
        if (hidden.isEmpty()) return this;
        var left = where(place -> !hidden.contains(Place.member(place)));
        return new Ranking(left, bound, watermark, epoch, asOf);
    }

    boolean isComplete() {
        return bound == Place.NONE;
    }

    /// Whether it has the places up to this one, as far as there are so many.
    boolean reaches(long end) {
        return isComplete() || end <= places.length;
    }

    long[] slice(int from, int to) {
        var end = Math.min(to, places.length);
        return Arrays.copyOfRange(places, Math.min(from, end), end);
    }

    /// @return how many are before it; -1 when it is behind the bound
    int countBefore(long place) {
        if (place > bound) return -1;
        var found = Arrays.binarySearch(places, place);
        return found < 0 ? -1 : found;
    }

    private long[] where(LongPredicate predicate) {
        return Arrays.stream(places).filter(predicate).toArray();
    }
}
