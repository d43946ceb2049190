package io.bookmaru.preference.recommendation;

/// What the reactions of all children teach, as of one moment.
public record Learned(Popularity popularity, LikedTogether likedTogether) {
    static final Learned NOTHING = new Learned(Popularity.NONE, LikedTogether.NOTHING);

    public static Learned from(Opinions opinions, RecommendationProperties properties) {
        return new Learned(
                Popularity.of(opinions), LikedTogether.of(opinions, properties.neighbours()));
    }
}
