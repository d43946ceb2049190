package io.bookmaru.push.member;

import org.jspecify.annotations.Nullable;

/// @param timeZone IANA name; null when it is not known
public record Member(long id, Language language, @Nullable String timeZone) {

    /// A member of whom nothing has been heard yet.
    static Member unknown(long id) {
        return new Member(id, Language.KOREAN, null);
    }
}
