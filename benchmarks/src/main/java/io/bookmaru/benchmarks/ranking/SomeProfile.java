package io.bookmaru.benchmarks.ranking;

import io.bookmaru.familiarity.profile.Profile;
import io.bookmaru.familiarity.score.Rarity;
import io.bookmaru.familiarity.score.ScoreFamiliarity;
import io.bookmaru.familiarity.score.ScoreProperties;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/// Profiles as members might have them: five hobbies and five interests of 2,000 each, the first of
/// which are the most popular by far, one of 16 types and one of 250 regions. The same number makes
/// the same profile.
final class SomeProfile {
    private static final int TERMS = 2_000;
    private static final int OF_EACH_KIND = 5;
    private static final int REGIONS = 250;
    private static final String[] AXES = {"EI", "SN", "TF", "JP"};

    static final ScoreFamiliarity SCORE = new ScoreFamiliarity(new ScoreProperties(40, 30, 20, 10));

    static Profile number(long number) {
        var random = new SplittableRandom(number);
        var type = new StringBuilder();
        for (var axis : AXES) type.append(axis.charAt(random.nextInt(2)));
        return new Profile(
                terms("취미", random),
                terms("관심사", random),
                type.toString(),
                "지역 " + random.nextInt(REGIONS));
    }

    /// Weights as if the terms had been counted: of each kind, twenty are common.
    static Rarity rarity() {
        return new Rarity(1, common("취미"), common("관심사"));
    }

    /// Half of the draws are among one percent of the terms.
    private static Set<String> terms(String kind, SplittableRandom random) {
        var terms = new HashSet<String>();
        while (terms.size() < OF_EACH_KIND) {
            var skewed = Math.pow(random.nextDouble(), 6.6);
            terms.add(kind + " " + (int) (skewed * TERMS));
        }
        return terms;
    }

    private static Map<String, Integer> common(String kind) {
        var weights = new HashMap<String, Integer>();
        for (var i = 0; i < 20; i++) weights.put(kind + " " + i, i < 3 ? 3 : 6);
        return weights;
    }

    private SomeProfile() {}
}
