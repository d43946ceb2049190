package io.bookmaru.preference.recommendation;

import java.util.ArrayList;
import java.util.List;

/// Chooses books one after the other, each time the best one after a deduction for being like those
/// before it (maximal marginal relevance, with the mean of the likenesses in place of the highest:
/// there are few genres, and after one book of each the highest would say nothing more).
final class ChooseDifferent {

    /// @param score with the deduction
    record Candidate(int position, double score) {}

    private final double sameness;

    /// @param sameness the deduction for a book with the very genres and topics of all before it
    ChooseDifferent(double sameness) {
        this.sameness = sameness;
    }

    /// @param positions best first, as scores
    List<Candidate> choose(Shelf shelf, int[] positions, double[] scores, int size) {
        var chosen = new ArrayList<Candidate>(size);
        var likeness = new double[positions.length];
        var taken = new boolean[positions.length];
        while (chosen.size() < Math.min(size, positions.length)) {
            var next = -1;
            var most = Double.NEGATIVE_INFINITY;
            for (var i = 0; i < positions.length; i++) {
                if (scores[i] <= most) break;
                if (taken[i]) continue;
                var score = scores[i] - deduction(likeness[i], chosen.size());
                if (score > most) {
                    most = score;
                    next = i;
                }
            }
            taken[next] = true;
            chosen.add(new Candidate(positions[next], most));
            var tags = shelf.tagsOf(positions[next]);
            for (var i = 0; i < positions.length; i++)
                if (!taken[i]) likeness[i] += likeness(tags, shelf.tagsOf(positions[i]));
        }
        return chosen;
    }

    private double deduction(double likeness, int chosen) {
        return chosen == 0 ? 0 : sameness * likeness / chosen;
    }

    /// Of two sets, 0 to 1: what both have of what either has (Jaccard).
    private static double likeness(int[] some, int[] others) {
        if (some.length == 0 || others.length == 0) return 0;
        var common = 0;
        for (var tag : some) for (var other : others) if (tag == other) common++;
        return common / (double) (some.length + others.length - common);
    }
}
