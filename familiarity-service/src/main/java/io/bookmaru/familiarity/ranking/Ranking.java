package io.bookmaru.familiarity.ranking;

import io.bookmaru.familiarity.score.Rarity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// Everybody else in the order of one viewer: highest score first, then lowest member id.
///
/// A place is one number, the points missing to 1000 above 53 bits of member id, so that the
/// natural order of the numbers is the order of the ranking and a place costs 8 bytes.
///
/// @param watermark every change up to this number is in it, and perhaps a later one
/// @param rarity the weights that all its scores were made with
/// @param asOf when it was computed
record Ranking(long[] places, long watermark, Rarity rarity, Instant asOf) {
    private static final int ID_BITS = 53;
    private static final long ID_MASK = (1L << ID_BITS) - 1;
    private static final int MAX_TENTHS = 1000;

    /// @param rank from 1
    record Place(int rank, long memberId, int tenths) {}

    static long place(long memberId, int tenths) {
        return (long) (MAX_TENTHS - tenths) << ID_BITS | memberId;
    }

    static Ranking of(LongStream places, long watermark, Rarity rarity, Instant asOf) {
        return new Ranking(places.sorted().toArray(), watermark, rarity, asOf);
    }

    /// @param changed members whose places are replaced
    /// @param newPlaces of those that are still there
    Ranking with(Set<Long> changed, LongStream newPlaces, long watermark, Instant asOf) {
        var kept = LongStream.of(places).filter(place -> !changed.contains(place & ID_MASK));
        return of(LongStream.concat(kept, newPlaces), watermark, rarity, asOf);
    }

    /// The others close up, so that ranks count who is left.
    Ranking without(Set<Long> hidden) {
        if (hidden.isEmpty()) return this;
        var left = LongStream.of(places).filter(place -> !hidden.contains(place & ID_MASK));
        return new Ranking(left.toArray(), watermark, rarity, asOf);
    }

    Ranking stillCurrentAt(long watermark) {
        return new Ranking(places, watermark, rarity, asOf);
    }

    int size() {
        return places.length;
    }

    List<Place> page(int offset, int size) {
        var end = (int) Math.min(places.length, (long) offset + size);
        return IntStream.range(Math.min(offset, end), end).mapToObj(this::at).toList();
    }

    Optional<Place> of(long memberId) {
        return IntStream.range(0, places.length)
                .filter(i -> (places[i] & ID_MASK) == memberId)
                .mapToObj(this::at)
                .findFirst();
    }

    private Place at(int i) {
        var missing = (int) (places[i] >>> ID_BITS);
        return new Place(i + 1, places[i] & ID_MASK, MAX_TENTHS - missing);
    }
}
