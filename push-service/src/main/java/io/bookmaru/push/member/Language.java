package io.bookmaru.push.member;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A language that we can write in.
public enum Language {
    KOREAN("ko"),
    ENGLISH("en");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /// @param tag BCP 47; Korean when it is missing or names another language
    public static Language of(@Nullable String tag) {
        return tag != null && tag.toLowerCase(Locale.ROOT).startsWith("en") ? ENGLISH : KOREAN;
    }

    /// BCP 47.
    public String tag() {
        return tag;
    }
}
