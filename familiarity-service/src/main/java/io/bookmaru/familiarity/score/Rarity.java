package io.bookmaru.familiarity.score;

import java.util.Map;

/// How much a term in common says. Scores of one epoch can be compared with each other.
///
/// @param commonHobbies weights of the terms that count less than [#RARE]
public record Rarity(
        long epoch, Map<String, Integer> commonHobbies, Map<String, Integer> commonInterests) {

    /// Nothing has been counted yet, so that every term is rare.
    public static final Rarity UNCOUNTED = new Rarity(-1, Map.of(), Map.of());

    static final int RARE = 10;

    public int ofHobby(String term) {
        return commonHobbies.getOrDefault(term, RARE);
    }

    public int ofInterest(String term) {
        return commonInterests.getOrDefault(term, RARE);
    }
}
