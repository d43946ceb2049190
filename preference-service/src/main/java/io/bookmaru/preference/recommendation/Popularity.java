package io.bookmaru.preference.recommendation;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// How many more like each book than dislike it, by the years in which those children were born.
final class Popularity {
    static final Popularity NONE = new Popularity(new int[0], Map.of());

    private static final int YEARS_APART = 1;

    private final int[] amongAll;
    private final Map<Integer, int[]> byBirthYear;
    private final Map<Integer, Band> bands = new ConcurrentHashMap<>();

    private Popularity(int[] amongAll, Map<Integer, int[]> byBirthYear) {
        this.amongAll = amongAll;
        this.byBirthYear = byBirthYear;
    }

    static Popularity of(Opinions opinions) {
        var amongAll = new int[opinions.books()];
        var byBirthYear = new HashMap<Integer, int[]>();
        for (var child : opinions.children()) {
            count(child, amongAll);
            if (child.birthYear() != null)
                count(
                        child,
                        byBirthYear.computeIfAbsent(
                                child.birthYear(), _ -> new int[opinions.books()]));
        }
        return new Popularity(amongAll, byBirthYear);
    }

    private static void count(Opinions.OfChild child, int[] counts) {
        for (var book : child.liked()) counts[book]++;
        for (var book : child.disliked()) counts[book]--;
    }

    /// Among children that are at most a year older or younger.
    Band around(int birthYear) {
        return bands.computeIfAbsent(birthYear, this::band);
    }

    private Band band(int birthYear) {
        var counts = new int[amongAll.length];
        for (var year = birthYear - YEARS_APART; year <= birthYear + YEARS_APART; year++) {
            var ofYear = byBirthYear.get(year);
            if (ofYear != null) for (var i = 0; i < counts.length; i++) counts[i] += ofYear[i];
        }
        return new Band(counts, amongAll);
    }

    /// Popularity as children of one age see it.
    static final class Band {
        /// What children of another age like says a tenth of what those of that age do.
        private static final double OTHER_AGES = 0.1;

        /// Where no book has so many likes, popularity says little.
        private static final double MANY = 50;

        private final int[] counts;
        private final double[] strengths;

        private Band(int[] counts, int[] amongAll) {
            this.counts = counts;
            this.strengths = new double[counts.length];
            var most = 0.0;
            for (var i = 0; i < counts.length; i++) {
                strengths[i] = damped(counts[i] + OTHER_AGES * (amongAll[i] - counts[i]));
                most = Math.max(most, strengths[i]);
            }
            var scale = Math.max(most, damped(MANY));
            for (var i = 0; i < counts.length; i++)
                strengths[i] = Math.max(-1, strengths[i] / scale);
        }

        /// The thousandth like says less than the first.
        private static double damped(double count) {
            return Math.signum(count) * Math.log1p(Math.abs(count));
        }

        /// How many more of that age like the book than dislike it.
        int count(int position) {
            return position < counts.length ? counts[position] : 0;
        }

        /// From -1 to 1, which is the most popular book where some have many likes.
        double strength(int position) {
            return position < strengths.length ? strengths[position] : 0;
        }
    }
}
