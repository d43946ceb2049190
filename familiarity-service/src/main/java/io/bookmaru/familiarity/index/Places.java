package io.bookmaru.familiarity.index;

import java.util.Arrays;

/// Places in the order in which they were found.
final class Places {
    private final long[] found;
    private int size;

    Places(int most) {
        this.found = new long[most];
    }

    void add(long place) {
        found[size++] = place;
    }

    int size() {
        return size;
    }

    /// Those whose scores miss from `least` to `most` tenths of a point, sorted.
    long[] missing(int least, int most) {
        var chosen = Arrays.stream(found, 0, size).filter(p -> isBetween(p, least, most)).toArray();
        Arrays.sort(chosen);
        return chosen;
    }

    private static boolean isBetween(long place, int least, int most) {
        var missing = Place.missing(place);
        return least <= missing && missing <= most;
    }
}
