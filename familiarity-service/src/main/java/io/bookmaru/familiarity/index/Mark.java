package io.bookmaru.familiarity.index;

import io.bookmaru.familiarity.profile.Terms;

/// One thing that profiles may have in common.
record Mark(Kind kind, String text) {

    enum Kind {
        HOBBY,
        INTEREST,
        REGION,
        MBTI
    }

    /// Marks with the same key are the same one: a region may be written in several ways, of which
    /// each has a number, since a viewer sees its own.
    Mark key() {
        return kind == Kind.REGION ? new Mark(kind, Terms.spelled(text)) : this;
    }
}
