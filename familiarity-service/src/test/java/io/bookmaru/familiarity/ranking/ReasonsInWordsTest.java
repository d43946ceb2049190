package io.bookmaru.familiarity.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookmaru.familiarity.member.Language;
import io.bookmaru.familiarity.score.Familiarity;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReasonsInWordsTest {

    @Test
    void namesEveryPartInKorean() {
        var familiarity = new Familiarity(900, List.of("등산", "피아노"), List.of("과학"), "NF", "서울");

        assertThat(ReasonsInWords.in(Language.KOREAN).of(familiarity))
                .containsExactly("공통 취미: 등산, 피아노", "공통 관심사: 과학", "MBTI 공통 글자: N, F", "같은 지역: 서울");
    }

    @Test
    void leavesOutWhatIsNotInCommon() {
        var familiarity = new Familiarity(100, List.of(), List.of(), "", "Seoul");

        assertThat(ReasonsInWords.in(Language.ENGLISH).of(familiarity))
                .containsExactly("Same region: Seoul");
    }
}
