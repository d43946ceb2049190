package io.bookmaru.familiarity.index;

import io.bookmaru.familiarity.score.ScoreFamiliarity;

/// The sums that a score is made of, in one number: each mark of a profile adds to it what a table
/// says, and that is all the work of a comparison.
///
/// From the lowest bit: weight of the hobbies, of those in common, of the interests, of those in
/// common (14 bits each), whether the region is the same, fifths of the MBTI, and two bits for what
/// a filter asks for. 100 terms of weight 10 fit into 14 bits.
final class Sums {
    static final long REGION = 1L << 56;
    static final long WANTED_REGION = 1L << 60;
    static final long WANTED_HOBBY = 1L << 61;

    private static final int BITS = 14;
    private static final int MASK = (1 << BITS) - 1;
    private static final int FIFTHS_AT = 57;
    private static final long GAINS = (long) MASK << BITS | (long) MASK << 3 * BITS | 0xFL << 56;

    static long hobby(int weight) {
        return weight;
    }

    static long commonHobby(int weight) {
        return (long) weight << BITS;
    }

    static long interest(int weight) {
        return (long) weight << 2 * BITS;
    }

    static long commonInterest(int weight) {
        return (long) weight << 3 * BITS;
    }

    static long mbti(int fifths) {
        return (long) fifths << FIFTHS_AT;
    }

    /// @param own the sums of the viewer's own marks, of which only the weights count
    /// @return tenths of a point
    static int tenths(long sums, long own, ScoreFamiliarity score) {
        if ((sums & GAINS) == 0) return 0;
        return score.tenths(
                ScoreFamiliarity.dice(part(sums, 1), part(sums, 0) + part(own, 0)),
                ScoreFamiliarity.dice(part(sums, 3), part(sums, 2) + part(own, 2)),
                (int) (sums >>> FIFTHS_AT) & 7,
                (sums & REGION) != 0);
    }

    private static int part(long sums, int number) {
        return (int) (sums >>> number * BITS) & MASK;
    }

    private Sums() {}
}
