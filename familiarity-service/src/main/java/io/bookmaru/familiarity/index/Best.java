package io.bookmaru.familiarity.index;

import java.util.Arrays;

/// The first places of many that come in any order. Most are refused by one comparison; what is
/// taken is sorted when there is twice as much as wanted.
final class Best {
    private final int limit;
    private final long[] taken;
    private int count;
    private long bound = Place.NONE;

    Best(int limit) {
        this.limit = limit;
        this.taken = new long[2 * limit];
    }

    void offer(long place) {
        if (place >= bound) return;
        taken[count++] = place;
        if (count == taken.length) cut();
    }

    long[] inOrder() {
        Arrays.sort(taken, 0, count);
        return Arrays.copyOf(taken, Math.min(count, limit));
    }

    private void cut() {
        Arrays.sort(taken);
        count = limit;
        bound = taken[limit - 1];
    }
}
