package io.bookmaru.preference.recommendation;

import java.util.Arrays;

/// For each book the ones that the same children like: the cosine between the columns of the matrix
/// of likes. Likes of a child that likes everything count less, and a likeness that few children
/// speak for is shrunk.
final class LikedTogether {
    static final LikedTogether NOTHING = new LikedTogether(new int[0][], new float[0][]);

    private final int[][] books;
    private final float[][] likeness;

    private LikedTogether(int[][] books, float[][] likeness) {
        this.books = books;
        this.likeness = likeness;
    }

    static LikedTogether of(Opinions opinions, RecommendationProperties.Neighbours settings) {
        return new Counting(opinions, settings).count();
    }

    /// Neighbours of a book by position, nearest first.
    int[] of(int position) {
        return position < books.length ? books[position] : new int[0];
    }

    /// From 0 to 1, as in [#of].
    float[] likenessOf(int position) {
        return position < likeness.length ? likeness[position] : new float[0];
    }

    /// One pass over the books; the costs are the sum over all children of the square of the number
    /// of their likes.
    private static final class Counting {
        private final RecommendationProperties.Neighbours settings;
        private final int[][] likes;
        private final double[] weights;
        private final int[][] likedBy;
        private final double[] norms;

        private final double[] together;
        private final int[] met;
        private final BestOf best;

        Counting(Opinions opinions, RecommendationProperties.Neighbours settings) {
            this.settings = settings;
            likes =
                    opinions.children().stream()
                            .map(Opinions.OfChild::liked)
                            .filter(liked -> liked.length > 0)
                            .map(liked ->
                                    Arrays.copyOf(
                                            liked,
                                            Math.min(liked.length, settings.likesPerChild())))
                            .toArray(int[][]::new);
            weights =
                    Arrays.stream(likes)
                            .mapToDouble(liked -> 1 / Math.log1p(liked.length))
                            .toArray();
            likedBy = invert(likes, opinions.books());
            norms = new double[opinions.books()];
            for (var child = 0; child < likes.length; child++)
                for (var book : likes[child]) norms[book] += weights[child];
            together = new double[opinions.books()];
            met = new int[opinions.books()];
            best = new BestOf(settings.perBook());
        }

        private static int[][] invert(int[][] likes, int books) {
            var counts = new int[books];
            for (var liked : likes) for (var book : liked) counts[book]++;
            var likedBy = Arrays.stream(counts).mapToObj(int[]::new).toArray(int[][]::new);
            for (var child = likes.length - 1; child >= 0; child--)
                for (var book : likes[child]) likedBy[book][--counts[book]] = child;
            return likedBy;
        }

        LikedTogether count() {
            var books = new int[likedBy.length][];
            var likeness = new float[likedBy.length][];
            for (var book = 0; book < likedBy.length; book++) {
                rank(book);
                books[book] = best.sorted().positions();
                var scores = best.scores();
                likeness[book] = new float[scores.length];
                for (var i = 0; i < scores.length; i++) likeness[book][i] = (float) scores[i];
            }
            return new LikedTogether(books, likeness);
        }

        private void rank(int book) {
            var count = 0;
            for (var child : likedBy[book]) {
                for (var other : likes[child]) {
                    if (together[other] == 0) met[count++] = other;
                    together[other] += weights[child];
                }
            }
            best.clear();
            for (var i = 0; i < count; i++) {
                var other = met[i];
                if (other != book) best.offer(other, likeness(book, other));
                // met[] may name a book once only: its count is back to 0 for the next one.
                together[other] = 0;
            }
        }

        private double likeness(int book, int other) {
            return together[other] / (Math.sqrt(norms[book] * norms[other]) + settings.shrinkage());
        }
    }
}
