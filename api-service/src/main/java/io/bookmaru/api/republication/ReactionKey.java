package io.bookmaru.api.republication;

/// The order in which reactions are published again.
record ReactionKey(long childId, long bookId) {
    static final ReactionKey FIRST = new ReactionKey(0, 0);
}
