package io.bookmaru.preference.taste;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a child likes now.
///
/// @param genres every score that is not 0, highest first, as in topics
/// @param updatedAt null while nothing is known
public record Taste(
        List<Score> genres, List<Score> topics, Mbti mbti, @Nullable Instant updatedAt) {}
