package io.bookmaru.push.member;

import org.jspecify.annotations.Nullable;

/// @param erased the member is gone; only ids are left
/// @param timeZone IANA name; null when it is not known
public record Member(long id, boolean erased, Language language, @Nullable String timeZone) {

    /// A member of whom nothing has been heard yet.
    static Member unknown(long id) {
        return new Member(id, false, Language.KOREAN, null);
    }
}
