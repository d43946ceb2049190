package io.bookmaru.familiarity.score;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.bookmaru.familiarity.profile.Profile;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScoreFamiliarityTest {
    private static final Rarity ALL_RARE = new Rarity(0, Map.of(), Map.of());
    private static final Profile HIKER =
            new Profile(Set.of("등산", "피아노"), Set.of("과학"), "INFP", "서울");

    private final ScoreFamiliarity score =
            new ScoreFamiliarity(new ScoreProperties(40, 30, 20, 10));

    @Test
    void givesEverythingToEqualProfiles() {
        assertThat(score.score(HIKER, HIKER, ALL_RARE)).isEqualTo(1000);
    }

    @Test
    void givesNothingToProfilesWithNothingInCommon() {
        var other = new Profile(Set.of("낚시"), Set.of("역사"), "ESTJ", "부산");

        assertThat(score.score(HIKER, other, ALL_RARE)).isZero();
        assertThat(score.explain(HIKER, other, ALL_RARE))
                .isEqualTo(new Familiarity(0, List.of(), List.of(), "", null));
    }

    @Test
    void addsUpItsParts() {
        var other = new Profile(Set.of("등산", "낚시"), Set.of(), "ENFJ", "서울");

        // Hobbies 2 * 10 / 40 of 40, MBTI (2 + 1) / 5 of 20, region 10.
        assertThat(score.score(HIKER, other, ALL_RARE)).isEqualTo(200 + 120 + 100);
    }

    @Test
    void countsRareTermsMoreThanCommonOnes() {
        var hikingIsCommon = new Rarity(1, Map.of("등산", 3), Map.of());
        var hiker = new Profile(Set.of("등산"), Set.of(), null, null);
        var pianist = new Profile(Set.of("피아노"), Set.of(), null, null);

        assertThat(score.score(HIKER, pianist, hikingIsCommon))
                .isGreaterThan(score.score(HIKER, hiker, hikingIsCommon));
    }

    @Test
    void isTheSameInBothDirectionsAndWithinItsRange() {
        var random = new Random(42);
        var rarity = new Rarity(1, Map.of("a", 3, "b", 6), Map.of("c", 3));

        for (int i = 0; i < 10_000; i++) {
            var one = anyProfile(random);
            var other = anyProfile(random);
            assertThat(score.score(one, other, rarity))
                    .isEqualTo(score.score(other, one, rarity))
                    .isBetween(0, 1000);
        }
    }

    @Test
    void hasReasonExactlyWhenAboveZero() {
        var random = new Random(7);

        for (int i = 0; i < 10_000; i++) {
            var familiarity = score.explain(anyProfile(random), anyProfile(random), ALL_RARE);
            var reasons =
                    familiarity.hobbies().size()
                            + familiarity.interests().size()
                            + familiarity.mbtiLetters().length()
                            + (familiarity.region() == null ? 0 : 1);
            assertThat(reasons > 0).isEqualTo(familiarity.tenths() > 0);
        }
    }

    @Test
    void toleratesEmptyProfiles() {
        var empty = new Profile(Set.of(), Set.of(), null, null);

        assertThat(score.score(empty, empty, ALL_RARE)).isZero();
        assertThat(score.score(empty, HIKER, ALL_RARE)).isZero();
    }

    @Test
    void knowsItsReasons() {
        var other = new Profile(Set.of("피아노", "등산"), Set.of("과학"), "ENFJ", "서울");

        assertThat(score.explain(HIKER, other, ALL_RARE))
                .extracting(
                        Familiarity::hobbies,
                        Familiarity::interests,
                        Familiarity::mbtiLetters,
                        Familiarity::region)
                .containsExactly(List.of("등산", "피아노"), List.of("과학"), "NF", "서울");
    }

    private static Profile anyProfile(Random random) {
        return new Profile(anyTerms(random), anyTerms(random), anyMbti(random), anyRegion(random));
    }

    private static Set<String> anyTerms(Random random) {
        return Stream.of("a", "b", "c", "d", "e", "f")
                .filter(_ -> random.nextInt(3) == 0)
                .collect(toSet());
    }

    private static String anyMbti(Random random) {
        if (random.nextInt(5) == 0) return null;
        return Stream.of("EI", "SN", "TF", "JP")
                .map(axis -> axis.substring(random.nextInt(2)).substring(0, 1))
                .reduce("", String::concat);
    }

    private static String anyRegion(Random random) {
        return random.nextInt(5) == 0 ? null : "region " + random.nextInt(3);
    }
}
