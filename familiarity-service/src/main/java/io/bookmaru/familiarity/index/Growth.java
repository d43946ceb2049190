package io.bookmaru.familiarity.index;

/// How much room a full array gets: an eighth more, since memory counts here and copying is rare.
final class Growth {

    static int of(int length, int least) {
        return Math.max(least, length + (length >> 3));
    }

    private Growth() {}
}
