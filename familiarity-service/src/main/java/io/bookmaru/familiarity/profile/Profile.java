package io.bookmaru.familiarity.profile;

import io.bookmaru.events.ProfileChanged;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a member is compared by.
///
/// @param hobbies [Terms], as are the interests; at most 100
/// @param region as the member writes it; two are the same if their [Terms#spelled] are
/// @param mbti four capital letters, or null when there are none to compare
public record Profile(
        Set<String> hobbies,
        Set<String> interests,
        @Nullable String mbti,
        @Nullable String region) {

    private static final Pattern MBTI = Pattern.compile("[EI][SN][TF][JP]");

    static Profile of(ProfileChanged snapshot) {
        return new Profile(
                Terms.of(snapshot.hobbies()),
                Terms.of(snapshot.interests()),
                mbti(snapshot.mbti()),
                region(snapshot.region()));
    }

    private static @Nullable String mbti(@Nullable String given) {
        if (given == null) return null;
        var capital = given.strip().toUpperCase(Locale.ROOT);
        return MBTI.matcher(capital).matches() ? capital : null;
    }

    private static @Nullable String region(@Nullable String given) {
        return given == null || given.isBlank() ? null : given.strip();
    }
}
