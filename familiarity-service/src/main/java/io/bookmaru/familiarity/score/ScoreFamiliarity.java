package io.bookmaru.familiarity.score;

import io.bookmaru.familiarity.profile.Profile;
import io.bookmaru.familiarity.profile.Terms;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The score of two profiles. It is the same in both directions, and all sums are of integers, so
/// that every instance gets the same one.
///
/// Each part lies between 0 and 1; the score is their weighted mean ([ScoreProperties]) times 100.
///
/// - hobbies, interests: twice the weight of the common terms over the weight of the terms of both
///   (Dice's coefficient, weighted by [Rarity])
/// - MBTI: of the letters in common, N/S counts two fifths and each other letter one fifth
/// - region: 1 if it is the same
@Component
public class ScoreFamiliarity {
    private static final int[] FIFTHS_OF_LETTER = {1, 2, 1, 1};

    private final ScoreProperties weights;

    public ScoreFamiliarity(ScoreProperties weights) {
        this.weights = weights;
    }

    /// @return tenths of a point, 0 to 1000
    public int score(Profile one, Profile other, Rarity rarity) {
        return tenths(
                overlap(one.hobbies(), other.hobbies(), rarity::ofHobby),
                overlap(one.interests(), other.interests(), rarity::ofInterest),
                fifths(one.mbti(), other.mbti()),
                sameRegion(one, other));
    }

    /// @param hobbies what [#dice] says of them; of the interests likewise
    /// @return tenths of a point, 0 to 1000
    public int tenths(double hobbies, double interests, int mbtiFifths, boolean sameRegion) {
        var sum =
                weights.hobbies() * hobbies
                        + weights.interests() * interests
                        + weights.mbti() * (mbtiFifths / 5.0)
                        + weights.region() * (sameRegion ? 1 : 0);
        return (int) Math.round(1000 * sum / weights.sum());
    }

    /// Tells scores apart that were made with other weights.
    public String weights() {
        return "%d-%d-%d-%d"
                .formatted(
                        weights.hobbies(), weights.interests(), weights.mbti(), weights.region());
    }

    public Familiarity explain(Profile one, Profile other, Rarity rarity) {
        return new Familiarity(
                score(one, other, rarity),
                common(one.hobbies(), other.hobbies()),
                common(one.interests(), other.interests()),
                commonLetters(one.mbti(), other.mbti()),
                sameRegion(one, other) ? one.region() : null);
    }

    /// @param common weight of the terms in common
    /// @param ofBoth weight of the terms of the one plus that of the other
    public static double dice(int common, int ofBoth) {
        return ofBoth == 0 ? 0 : 2.0 * common / ofBoth;
    }

    private static double overlap(
            Set<String> one, Set<String> other, ToIntFunction<String> weight) {
        int ofBoth = 0;
        int common = 0;
        for (var term : one) {
            var w = weight.applyAsInt(term);
            ofBoth += w;
            if (other.contains(term)) common += w;
        }
        for (var term : other) ofBoth += weight.applyAsInt(term);
        return dice(common, ofBoth);
    }

    /// How much two types have in common, in fifths.
    public static int fifths(@Nullable String one, @Nullable String other) {
        if (one == null || other == null) return 0;
        int fifths = 0;
        for (int axis = 0; axis < FIFTHS_OF_LETTER.length; axis++) {
            if (one.charAt(axis) == other.charAt(axis)) fifths += FIFTHS_OF_LETTER[axis];
        }
        return fifths;
    }

    private static boolean sameRegion(Profile one, Profile other) {
        return one.region() != null
                && other.region() != null
                && Terms.spelled(one.region()).equals(Terms.spelled(other.region()));
    }

    private static List<String> common(Set<String> one, Set<String> other) {
        return one.stream().filter(other::contains).sorted().toList();
    }

    private static String commonLetters(@Nullable String one, @Nullable String other) {
        if (one == null || other == null) return "";
        var letters = new StringBuilder();
        for (int axis = 0; axis < FIFTHS_OF_LETTER.length; axis++) {
            if (one.charAt(axis) == other.charAt(axis)) letters.append(one.charAt(axis));
        }
        return letters.toString();
    }
}
