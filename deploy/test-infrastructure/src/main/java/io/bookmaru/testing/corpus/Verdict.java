package io.bookmaru.testing.corpus;

/// What must become of a record.
public enum Verdict {
    /// It is a dead letter, with the bytes that it came with.
    UNREADABLE,
    /// It is a valid event in odd clothes: applied or ignored, and no dead letter.
    HARMLESS,
    /// Only the service can say. It holds up nothing either way.
    EITHER
}
