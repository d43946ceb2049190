package io.bookmaru.preference.recommendation;

import java.util.Arrays;

/// The positions with the highest scores, as many as there is room for. Of equal scores the lower
/// position is the better one.
final class BestOf {
    private final double[] scores;
    private final int[] positions;
    private int size;

    BestOf(int room) {
        scores = new double[room];
        positions = new int[room];
    }

    void offer(int position, double score) {
        if (size < scores.length) {
            up(size++, position, score);
        } else if (size > 0 && better(position, score, positions[0], scores[0])) {
            down(position, score);
        }
    }

    void clear() {
        size = 0;
    }

    /// Best first. Nothing can be offered any more before [#clear].
    BestOf sorted() {
        var all = size;
        while (size > 1) {
            var worst = positions[0];
            var worstScore = scores[0];
            size--;
            down(positions[size], scores[size]);
            put(size, worst, worstScore);
        }
        size = all;
        return this;
    }

    int[] positions() {
        return Arrays.copyOf(positions, size);
    }

    /// As in [#positions].
    double[] scores() {
        return Arrays.copyOf(scores, size);
    }

    private static boolean better(int position, double score, int than, double thanScore) {
        return score > thanScore || score == thanScore && position < than;
    }

    /// A heap with the worst on top.
    private void up(int from, int position, double score) {
        var at = from;
        while (at > 0) {
            var parent = (at - 1) / 2;
            if (!better(positions[parent], scores[parent], position, score)) break;
            put(at, positions[parent], scores[parent]);
            at = parent;
        }
        put(at, position, score);
    }

    private void down(int position, double score) {
        var at = 0;
        for (var child = 1; child < size; child = 2 * at + 1) {
            if (child + 1 < size
                    && better(
                            positions[child],
                            scores[child],
                            positions[child + 1],
                            scores[child + 1])) child++;
            if (!better(position, score, positions[child], scores[child])) break;
            put(at, positions[child], scores[child]);
            at = child;
        }
        put(at, position, score);
    }

    private void put(int at, int position, double score) {
        positions[at] = position;
        scores[at] = score;
    }
}
