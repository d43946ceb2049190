package io.bookmaru.preference.recommendation;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The child that books are weighed for.
///
/// @param age in years, reached in the course of this year
/// @param genres score of each, as in topics
/// @param ei axis from -100 to 100, as the three after it
/// @param type four letters, null while any axis has none
/// @param liked books, as in disliked
public record Reader(
        int age,
        int birthYear,
        Map<String, Double> genres,
        Map<String, Double> topics,
        double ei,
        double sn,
        double tf,
        double jp,
        @Nullable String type,
        long[] liked,
        long[] disliked) {}
