package io.bookmaru.familiarity.ranking;

/// What this service counts.
final class RankingMetrics {

    /// Pairs of profiles scored for rankings. Grows with changes and viewers, not with views.
    static final String PROFILES_SCORED = "bookmaru.familiarity.scored";

    private RankingMetrics() {}
}
