package io.bookmaru.familiarity.ranking;

import io.bookmaru.familiarity.member.Language;
import io.bookmaru.familiarity.score.Familiarity;
import java.util.ArrayList;
import java.util.List;

/// Says why a score is what it is: one sentence for each part that adds to it.
enum ReasonsInWords {
    KOREAN("공통 취미: ", "공통 관심사: ", "MBTI 공통 글자: ", "같은 지역: "),
    ENGLISH(
            "Hobbies in common: ",
            "Interests in common: ",
            "MBTI letters in common: ",
            "Same region: ");

    private final String hobbies;
    private final String interests;
    private final String mbti;
    private final String region;

    ReasonsInWords(String hobbies, String interests, String mbti, String region) {
        this.hobbies = hobbies;
        this.interests = interests;
        this.mbti = mbti;
        this.region = region;
    }

    static ReasonsInWords in(Language language) {
        return switch (language) {
            case KOREAN -> KOREAN;
            case ENGLISH -> ENGLISH;
        };
    }

    List<String> of(Familiarity familiarity) {
        var reasons = new ArrayList<String>();
        if (!familiarity.hobbies().isEmpty()) {
            reasons.add(hobbies + String.join(", ", familiarity.hobbies()));
        }
        if (!familiarity.interests().isEmpty()) {
            reasons.add(interests + String.join(", ", familiarity.interests()));
        }
        if (!familiarity.mbtiLetters().isEmpty()) {
            reasons.add(mbti + String.join(", ", familiarity.mbtiLetters().split("")));
        }
        if (familiarity.region() != null) reasons.add(region + familiarity.region());
        return List.copyOf(reasons);
    }
}
