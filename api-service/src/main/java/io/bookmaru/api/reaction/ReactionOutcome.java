package io.bookmaru.api.reaction;

/// What became of a [ReactionChange].
sealed interface ReactionOutcome {

    /// The reaction is as it was asked for, whether this changed it or it was so before.
    record Current(Reaction reaction) implements ReactionOutcome {}

    record NothingToTakeBack() implements ReactionOutcome {}

    /// Also when the child is somebody else's.
    record NoSuchChild() implements ReactionOutcome {}

    record NoSuchBook() implements ReactionOutcome {}
}
