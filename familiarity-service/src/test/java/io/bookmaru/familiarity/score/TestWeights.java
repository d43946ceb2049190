package io.bookmaru.familiarity.score;

/// The default weights, for tests of other packages.
public final class TestWeights {

    public static ScoreFamiliarity score() {
        return new ScoreFamiliarity(new ScoreProperties(40, 30, 20, 10));
    }

    private TestWeights() {}
}
