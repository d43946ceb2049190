package io.bookmaru.familiarity.testing;

import static java.util.stream.Collectors.toSet;

import io.bookmaru.familiarity.profile.Profile;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/// Profiles at random that have enough in common.
public final class AnyProfile {

    /// @param terms of each kind that there are, a few of which a profile has
    public static Profile of(Random random, int terms) {
        return new Profile(
                terms("취미", random, terms),
                terms("관심", random, terms),
                mbti(random),
                region(random));
    }

    private static Set<String> terms(String kind, Random random, int terms) {
        return IntStream.range(0, random.nextInt(6))
                .mapToObj(_ -> kind + random.nextInt(terms))
                .collect(toSet());
    }

    private static String mbti(Random random) {
        if (random.nextInt(5) == 0) return null;
        var type = new StringBuilder();
        for (var axis : new String[] {"EI", "SN", "TF", "JP"})
            type.append(axis.charAt(random.nextInt(2)));
        return type.toString();
    }

    private static String region(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> null;
            case 1 -> "Busan";
            case 2 -> "busan";
            default -> "지역" + random.nextInt(3);
        };
    }

    private AnyProfile() {}
}
