package io.bookmaru.preference.recommendation;

import io.bookmaru.preference.taste.Score;
import io.bookmaru.preference.taste.Taste;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The child that books are weighed for.
///
/// @param age in years, reached in the course of this year
/// @param ei axis from -100 to 100, as the three after it
/// @param type four letters, null while any axis has none
record Reader(
        int age,
        Map<String, Double> genres,
        Map<String, Double> topics,
        double ei,
        double sn,
        double tf,
        double jp,
        @Nullable String type) {

    static Reader of(int age, Taste taste) {
        var mbti = taste.mbti();
        return new Reader(
                age,
                byName(taste.genres()),
                byName(taste.topics()),
                axis(mbti.ei()),
                axis(mbti.sn()),
                axis(mbti.tf()),
                axis(mbti.jp()),
                mbti.type());
    }

    private static Map<String, Double> byName(List<Score> scores) {
        return scores.stream().collect(Collectors.toMap(Score::name, s -> s.score().doubleValue()));
    }

    private static double axis(BigDecimal value) {
        return Math.clamp(value.doubleValue(), -100.0, 100.0);
    }
}
