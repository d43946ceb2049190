package io.bookmaru.push.member;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A language that we can write in.
public enum Language {
    KOREAN,
    ENGLISH;

    /// @param tag BCP 47; Korean when it is missing or names another language
    public static Language of(@Nullable String tag) {
        return tag != null && tag.toLowerCase(Locale.ROOT).startsWith("en") ? ENGLISH : KOREAN;
    }
}
