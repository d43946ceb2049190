package io.bookmaru.familiarity.score;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What two profiles have in common.
///
/// @param tenths the score in tenths of a point, 0 to 1000
/// @param hobbies in alphabetical order, as are the interests
/// @param mbtiLetters those that both have, for example `NF`
/// @param region null when it is not the same one
public record Familiarity(
        int tenths,
        List<String> hobbies,
        List<String> interests,
        String mbtiLetters,
        @Nullable String region) {}
