package io.bookmaru.preference.evaluation;

import java.util.List;
import java.util.Locale;

/// How often what was held out is among the first ten, and how far up: the discounted gain of a hit
/// at rank r is 1 / log2(r + 1).
record Figures(double hitRate, double ndcg) {
    static final int LENGTH = 10;

    /// @param ranks from 1, 0 for what was not found, for each user
    static Figures of(List<Integer> ranks) {
        var hits = ranks.stream().filter(rank -> rank > 0).toList();
        return new Figures(
                hits.size() / (double) ranks.size(),
                hits.stream().mapToDouble(Figures::gain).sum() / ranks.size());
    }

    /// What a list in random order has in the mean.
    ///
    /// @param choices among how many items each user's list is made
    static Figures ofRandomLists(List<Integer> choices) {
        var gains = 0.0;
        for (var rank = 1; rank <= LENGTH; rank++) gains += gain(rank);
        var gain = gains;
        return new Figures(
                choices.stream()
                        .mapToDouble(n -> Math.min(1.0, LENGTH / (double) n))
                        .average()
                        .orElse(0),
                choices.stream()
                        .mapToDouble(n -> (n < LENGTH ? Figures.sumOfGains(n) : gain) / n)
                        .average()
                        .orElse(0));
    }

    private static double sumOfGains(int ranks) {
        var sum = 0.0;
        for (var rank = 1; rank <= ranks; rank++) sum += gain(rank);
        return sum;
    }

    private static double gain(int rank) {
        return Math.log(2) / Math.log(rank + 1);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.4f / %.4f", hitRate, ndcg);
    }
}
