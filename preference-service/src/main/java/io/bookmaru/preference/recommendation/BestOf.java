package io.bookmaru.preference.recommendation;

import java.util.Arrays;
import java.util.stream.IntStream;

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

    /// Best first.
    int[] positions() {
        return order().map(i -> positions[i]).toArray();
    }

    /// As in [#positions].
    double[] scores() {
        return order().mapToDouble(i -> scores[i]).toArray();
    }

    private IntStream order() {
        var indexes = new Integer[size];
        Arrays.setAll(indexes, i -> i);
        Arrays.sort(
                indexes,
                (a, b) -> better(positions[a], scores[a], positions[b], scores[b]) ? -1 : 1);
        return Arrays.stream(indexes).mapToInt(i -> i);
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
