package io.bookmaru.familiarity.member;

import org.jspecify.annotations.Nullable;

/// @param displayName null while it is not known, or when the member is gone
public record Member(@Nullable String displayName, Language language) {

    /// Events of different topics overtake each other: a profile may be here before its member.
    public static final Member UNKNOWN = new Member(null, Language.of(null));
}
