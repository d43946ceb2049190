package io.bookmaru.familiarity.score;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What each part of a score weighs. Only their proportion counts: a perfect match is always 100.
@ConfigurationProperties("bookmaru.familiarity.score")
public record ScoreProperties(
        @DefaultValue("40") int hobbies,
        @DefaultValue("30") int interests,
        @DefaultValue("20") int mbti,
        @DefaultValue("10") int region) {

    public ScoreProperties {
        var least = Math.min(Math.min(hobbies, interests), Math.min(mbti, region));
        var sum = hobbies + interests + mbti + region;
        if (least < 0 || sum == 0) {
            throw new IllegalArgumentException(
                    "weights: least %d, sum %d (expected: none below 0, one above 0)"
                            .formatted(least, sum));
        }
    }

    int sum() {
        return hobbies + interests + mbti + region;
    }
}
