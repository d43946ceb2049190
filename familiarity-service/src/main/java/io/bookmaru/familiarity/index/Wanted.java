package io.bookmaru.familiarity.index;

import io.bookmaru.familiarity.profile.Terms;
import org.jspecify.annotations.Nullable;

/// Whom a viewer wants to see.
///
/// @param region null for any
/// @param hobby null for any
public record Wanted(@Nullable String region, @Nullable String hobby) {
    public static final Wanted ANYBODY = new Wanted(null, null);

    public Wanted {
        region = region == null || region.isBlank() ? null : region;
        hobby = hobby == null || hobby.isBlank() ? null : Terms.spelled(hobby);
    }

    public boolean anybody() {
        return region == null && hobby == null;
    }
}
