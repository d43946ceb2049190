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
        private final double[] liked;
        private final Popularity.Band popularity;
        private final double[] similar;

        Ranking(Shelf shelf, Learned learned, Reader reader) {
            this.shelf = shelf;
            this.learned = learned;
            this.reader = reader;
            liked = shelf.tags().likedBy(reader, weights.tagsDamping());
            popularity = learned.popularity().around(reader.birthYear());
            similar = similar();
        }

        List<Match> best(int size) {
            var best = new BestOf(Math.min(Math.max(size, properties.candidates()), shelf.size()));
            var known = known();
            for (var position = 0; position < shelf.size(); position++) {
                if (known.get(position)) continue;
                if (shelf.book(position).yearsTooYoung(reader.age()) > YEARS_TOO_YOUNG_AT_MOST)
                    continue;
                best.offer(position, score(position));
            }
            var matches = new ArrayList<Match>(size);
            for (var candidate :
                    chooseDifferent.choose(shelf, best.positions(), best.scores(), size))
                matches.add(match(candidate));
            return matches;
        }

        private BitSet known() {
            var known = new BitSet(shelf.size());
            for (var position : shelf.positions(reader.liked())) known.set(position);
            for (var position : shelf.positions(reader.disliked())) known.set(position);
            return known;
        }

        private Match match(ChooseDifferent.Candidate candidate) {
            var position = candidate.position();
            var book = shelf.book(position);
            return new Match(
                    book,
                    reader,
                    candidate.score(),
                    personality(book),
                    popularity.count(position),
                    because(position));
        }

        private double score(int position) {
            var book = shelf.book(position);
            return weights.tags() * tags(position)
                    + weights.personality() * personality(book)
                    + weights.similar() * similar[position]
                    + weights.popularity() * popularity.strength(position)
                    - weights.yearTooOld() * book.yearsTooOld(reader.age())
                    - weights.yearTooYoung() * book.yearsTooYoung(reader.age());
        }

        /// A book with many tags is not liked more for having them: hence the root.
        private double tags(int position) {
            var tags = shelf.tagsOf(position);
            if (tags.length == 0) return 0;
            var sum = 0.0;
            for (var tag : tags) sum += liked[tag];
            return sum / Math.sqrt(tags.length);
        }

        private double personality(CatalogueBook book) {
            return (book.ei() * reader.ei()
                            + book.sn() * reader.sn()
                            + book.tf() * reader.tf()
                            + book.jp() * reader.jp())
                    / FULL_PERSONALITY;
        }

        /// By position, at most 1: how near each book is to all that are liked, less what is near
        /// to the disliked ones.
        private double[] similar() {
            var nearness = new double[shelf.size()];
            add(nearness, reader.liked(), 1);
            add(nearness, reader.disliked(), -weights.dislikes());
            var most = 0.0;
            for (var near : nearness) most = Math.max(most, near);
            for (var i = 0; i < nearness.length; i++)
                nearness[i] = Math.max(-1, nearness[i] / (most + weights.similarDamping()));
            return nearness;
        }

        private void add(double[] nearness, long[] books, double factor) {
            for (var position : shelf.positions(books)) {
                var neighbours = learned.likedTogether().of(position);
                var likeness = learned.likedTogether().likenessOf(position);
                for (var i = 0; i < neighbours.length; i++)
                    nearness[neighbours[i]] += factor * likeness[i];
            }
        }

        /// The liked book that is nearest to this one.
        private @Nullable CatalogueBook because(int position) {
            var nearest = -1;
            var most = 0.0f;
            for (var seed : shelf.positions(reader.liked())) {
                var likeness = learned.likedTogether().between(seed, position);
                if (likeness > most) {
                    most = likeness;
                    nearest = seed;
                }
            }
            return nearest < 0 ? null : shelf.book(nearest);
        }
    }
}
