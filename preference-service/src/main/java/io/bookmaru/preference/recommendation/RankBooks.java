package io.bookmaru.preference.recommendation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Weighs every book for one reader and chooses the best ones that differ. The service and its
/// evaluation do it with this very code.
public final class RankBooks {
    /// A child may grow with a book, but not read far above its age.
    private static final int YEARS_TOO_YOUNG_AT_MOST = 2;

    /// All four axes at their ends, and a book that leans there fully.
    private static final double FULL_PERSONALITY = 4 * 100.0;

    private final RecommendationProperties properties;
    private final RecommendationProperties.Weights weights;
    private final ChooseDifferent chooseDifferent;

    public RankBooks(RecommendationProperties properties) {
        this.properties = properties;
        this.weights = properties.weights();
        this.chooseDifferent = new ChooseDifferent(properties.weights().sameness());
    }

    /// Best first, none that the reader has reacted to; fewer than asked for when the shelf has no
    /// more.
    public List<Match> rank(Shelf shelf, Learned learned, Reader reader, int size) {
        return new Ranking(shelf, learned, reader).best(size);
    }

    private final class Ranking {
        private final Shelf shelf;
        private final Learned learned;
        private final Reader reader;
        private final int[] seeds;
        private final double[] axes;
        private final double[] liked;
        private final Popularity.Band popularity;
        private final double[] similar;

        Ranking(Shelf shelf, Learned learned, Reader reader) {
            this.shelf = shelf;
            this.learned = learned;
            this.reader = reader;
            seeds = shelf.positions(reader.liked());
            axes = new double[] {reader.ei(), reader.sn(), reader.tf(), reader.jp()};
            liked = shelf.tags().likedBy(reader, weights.tagsDamping());
            popularity = learned.popularity().around(reader.birthYear());
            similar = similar();
        }

        List<Match> best(int size) {
            var best = new BestOf(Math.min(Math.max(size, properties.candidates()), shelf.size()));
            var known = known();
            for (var position = 0; position < shelf.size(); position++) {
                if (known.get(position)) continue;
                var yearsTooYoung = shelf.yearsTooYoung(position, reader.age());
                if (yearsTooYoung > YEARS_TOO_YOUNG_AT_MOST) continue;
                best.offer(position, score(position, yearsTooYoung));
            }
            best.sorted();
            var chosen = chooseDifferent.choose(shelf, best.positions(), best.scores(), size);
            var because = new Because(chosen);
            var matches = new ArrayList<Match>(size);
            for (var i = 0; i < chosen.size(); i++)
                matches.add(match(chosen.get(i), because.of(i)));
            return matches;
        }

        private BitSet known() {
            var known = new BitSet(shelf.size());
            for (var position : seeds) known.set(position);
            for (var position : shelf.positions(reader.disliked())) known.set(position);
            return known;
        }

        private Match match(ChooseDifferent.Candidate candidate, @Nullable CatalogueBook because) {
            var position = candidate.position();
            return new Match(
                    shelf.book(position),
                    reader,
                    candidate.score(),
                    personality(position),
                    popularity.count(position),
                    because);
        }

        private double score(int position, int yearsTooYoung) {
            return weights.tags() * tags(position)
                    + weights.personality() * personality(position)
                    + weights.similar() * similar[position]
                    + weights.popularity() * popularity.strength(position)
                    - weights.yearTooOld() * shelf.yearsTooOld(position, reader.age())
                    - weights.yearTooYoung() * yearsTooYoung;
        }

        /// A book with many tags is not liked more for having them: hence the root.
        private double tags(int position) {
            var tags = shelf.tagsOf(position);
            if (tags.length == 0) return 0;
            var sum = 0.0;
            for (var tag : tags) sum += liked[tag];
            return sum / Math.sqrt(tags.length);
        }

        private double personality(int position) {
            return shelf.leaning(position, axes) / FULL_PERSONALITY;
        }

        /// By position, at most 1: how near each book is to all that are liked, less what is near
        /// to the disliked ones.
        private double[] similar() {
            var nearness = new double[shelf.size()];
            add(nearness, seeds, 1);
            add(nearness, shelf.positions(reader.disliked()), -weights.dislikes());
            var most = 0.0;
            for (var near : nearness) most = Math.max(most, near);
            for (var i = 0; i < nearness.length; i++)
                nearness[i] = Math.max(-1, nearness[i] / (most + weights.similarDamping()));
            return nearness;
        }

        private void add(double[] nearness, int[] positions, double factor) {
            for (var position : positions) {
                var neighbours = learned.likedTogether().of(position);
                var likeness = learned.likedTogether().likenessOf(position);
                for (var i = 0; i < neighbours.length; i++)
                    nearness[neighbours[i]] += factor * likeness[i];
            }
        }

        /// For each chosen book the liked one that is nearest to it.
        private final class Because {
            private final @Nullable CatalogueBook[] nearest;

            Because(List<ChooseDifferent.Candidate> chosen) {
                nearest = new CatalogueBook[chosen.size()];
                var most = new float[chosen.size()];
                var place = new int[shelf.size()];
                for (var i = 0; i < chosen.size(); i++) place[chosen.get(i).position()] = i + 1;
                for (var seed : seeds) {
                    var neighbours = learned.likedTogether().of(seed);
                    var likeness = learned.likedTogether().likenessOf(seed);
                    for (var n = 0; n < neighbours.length; n++) {
                        var i = place[neighbours[n]] - 1;
                        if (i < 0 || likeness[n] <= most[i]) continue;
                        most[i] = likeness[n];
                        nearest[i] = shelf.book(seed);
                    }
                }
            }

            @Nullable CatalogueBook of(int chosen) {
                return nearest[chosen];
            }
        }
    }
}
