package io.bookmaru.api.reaction;

import io.bookmaru.events.ReactionChanged.Kind;
import org.jspecify.annotations.Nullable;

/// What a parent asks for.
///
/// @param kind NONE takes the reaction back
/// @param traceparent of the request, since another thread will publish the change
record ReactionChange(Pair pair, long memberId, Kind kind, @Nullable String traceparent) {

    /// The key of a reaction.
    record Pair(long childId, long bookId) {}
}
